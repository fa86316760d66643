using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Commands that depend on each other, run functions, log in each way and read files that they make.</summary>
internal sealed class CommandForms : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var dump = new Command("dump", new CommandArgs
        {
            Create = "pg_dump pmo",
            Logging = Logging.StdoutAndStderr,
            ArchivePaths = { "out/*" },
            AssetPaths = { "pmo.dump" },
        });
        var check = new Command("check", new CommandArgs
        {
            Create = Output.Format($"check {dump.Id}"),
            Logging = Logging.None,
            Stdin = dump.Stdout,
            AddPreviousOutputInEnv = true,
            Triggers = new Input<object>[] { dump.Stdout.Apply(text => (object)text.Length), "fixed" },
            Environment = { ["ID"] = dump.Id, ["TOKEN"] = Output.CreateSecret("t") },
        }, new() { AdditionalSecretOutputs = { "stdout" }, DeleteBeforeReplace = true });
        var ran = Run.Invoke(new RunInvokeArgs
        {
            Command = "true",
            Logging = Logging.Stdout,
            Dir = "/",
            Stdin = "in",
            Interpreter = { "sh" },
        });
        return new Dictionary<string, object?>
        {
            ["stdout"] = check.Stdout,
            ["logging"] = dump.Logging.Apply(logging => (string)logging!.Value),
            ["archivePaths"] = dump.ArchivePaths,
            ["triggers"] = check.Triggers,
            ["environment"] = check.Environment,
            ["create"] = check.Create,
            ["assets"] = dump.Assets,
            ["ran"] = ran.Apply(run => $"{run.Command} {run.Dir} {(string)run.Logging!.Value} {run.Stdout}"),
        };
    });
}
