using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Verification;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup verify</c></summary>
internal static class VerifyCommand
{
    public static Command Create(App app)
    {
        var backup = new BackupArgument();
        var deep = new Option<bool>("--deep") { Description = "Restore it on a private server too, and compare everything" };
        var temporary = new Option<string?>("--temp-folder") { Description = "Where files are kept while it runs. Default: TMPDIR", HelpName = "FOLDER" };
        var command = new CliCommand("verify", "Reads every file of a backup again and proves it")
        {
            Examples =
            [
                new("pmo-backup verify latest", "Is last night's backup whole?"),
                new("pmo-backup verify latest --deep", "Would it restore, row by row?"),
            ],
            ExitCodes = [ExitCode.MissingTool, ExitCode.Refused, ExitCode.Unreachable, ExitCode.ToolFailed, ExitCode.Corrupted, ExitCode.Partial],
        };
        backup.AddTo(command);
        command.Add(deep);
        command.Add(temporary);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var folder = context.Get(temporary);
            var result = await context.ShowProgressAsync(progress => new VerifyJob(store, app.Time, app.Variable).RunAsync(
                manifest, context.Get(deep) ? Trial(progress) : null, folder, progress, cancellationToken));

            Func<Manifest, Inventory, CancellationToken, Task<ComparisonResult>> Trial(IProgress<ProgressReport> progress) =>
                async (which, inventory, token) => (await new TrialRestore(
                    store, new LocalHost(app.Variable), app.Time, app.Variable, folder, ParallelJobs.Default)
                    .RunAsync(which, inventory, null, progress, token)).Comparison;

            context.Output.WriteResult(
                new { id = manifest.Id.ToString(), result.Passed, result.Files, result.Bytes, result.Tables, result.Problems, result.Comparison, seconds = result.Took },
                output =>
                {
                    output.WriteLine(result.Passed
                        ? $"Backup {manifest.Id} is whole: {result.Files} files, {Words.Size(result.Bytes)}, {result.Tables} tables"
                            + (result.Comparison is { } equal ? $"; restored and equal in {Words.Count(equal.Rows)} rows." : ".")
                        : $"Backup {manifest.Id} is NOT what its manifest says:");
                    foreach (var problem in result.Problems)
                        output.WriteLine($"- {problem}");
                    DifferenceTable.Write(output, result.Comparison);
                });
            if (!result.Passed)
                context.Output.Note("hint:  Do not rely on it. Type 'pmo-backup list' for another one, and take a new backup now.");
            return result.Passed ? context.Done($"Backup {manifest.Id} is whole", result.JournalFailure) : ExitCode.Corrupted;
        });
        return command;
    }
}
