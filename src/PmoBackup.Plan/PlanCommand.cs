using System.CommandLine;
using System.Text.Json;
using PmoBackup.Cli;
using PmoBackup.Errors;

namespace PmoBackup.Plan;

/// <summary><c>./pmo plan</c></summary>
internal static class PlanCommand
{
    public static Command Create(App app)
    {
        var stack = new Option<string>("--stack") { Description = "The stack, such as prod: its settings are in Pulumi.STACK.yaml", HelpName = "STACK", Required = true };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "The folder that holds Pulumi.yaml. Default: the current one", HelpName = "FOLDER" };
        var markdown = new Option<bool>("--markdown") { Description = "Print Markdown, for a comment on a pull request" };
        var diff = new Option<FileInfo?>("--diff") { Description = "Print what differs from a plan that --json wrote", HelpName = "BASE.json" };
        var from = new Option<DateTimeOffset?>("--from") { Description = "Tell the tasks' next runs from this moment on. Default: now", HelpName = "TIME" };
        var command = new CliCommand("plan", "Shows what a stack declares, without an engine and without credentials")
        {
            Examples =
            [
                new("./pmo plan --stack prod", "Resources, retention, who may do what, and the tasks' next runs"),
                new("./pmo plan --stack prod --json > base.json", "Keep it, to compare with later"),
                new("./pmo plan --stack prod --markdown --diff base.json", "What a pull request changes, as a comment"),
            ],
            ExitCodes = [ExitCode.Usage],
        };
        foreach (var option in new Option[] { stack, folder, markdown, diff, from })
            command.Add(option);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var file = StackFile.Read(context.Get(folder)?.FullName ?? Directory.GetCurrentDirectory(), context.Get(stack)!);
            var before = context.Get(diff) is { } path ? ReadPlan(path) : null;
            var plan = await StackPlan.MakeAsync(file, context.Get(from) ?? app.Time.GetUtcNow());
            if (before != null)
            {
                var changes = PlanDiff.Between(before.Resources, plan.Resources);
                context.Output.WriteResult(new { plan.Stack, changes }, output => DiffText.Write(output, changes, context.Get(markdown)));
                return ExitCode.Success;
            }
            context.Output.WriteResult(plan, output =>
            {
                if (context.Get(markdown))
                    PlanMarkdown.Write(output, plan);
                else
                    PlanText.Write(output, plan);
            });
            return ExitCode.Success;
        });
        return command;
    }

    private static StackPlan ReadPlan(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            return JsonSerializer.Deserialize<StackPlan>(stream, PlanJson.Options) ?? throw new JsonException("It holds null.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"The plan {file} cannot be read: {e.Message}", "Write one: ./pmo plan --stack STACK --json > BASE.json", e);
        }
    }
}
