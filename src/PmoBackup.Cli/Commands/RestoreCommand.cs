using System.CommandLine;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup restore staging</c></summary>
internal static class RestoreCommand
{
    private static readonly ExitCode[] s_exitCodes =
        [ExitCode.MissingTool, ExitCode.Refused, ExitCode.Unreachable, ExitCode.ToolFailed, ExitCode.Corrupted, ExitCode.Partial];

    public static Command Create(App app)
    {
        var restore = new CliCommand("restore", "Restores a backup")
        {
            Examples = [new("pmo-backup restore staging latest --target-url env:STAGING_URL --create pmo_copy --dry-run", "What would happen?")],
            ExitCodes = s_exitCodes,
        };
        restore.Add(CreateStaging(app));
        return restore;
    }

    private static CliCommand CreateStaging(App app)
    {
        var backup = new BackupArgument();
        var target = DatabaseOption.Create("--target-url", "The database to restore into");
        target.Required = true;
        var create = new Option<string?>("--create") { Description = "Create this database on the target's server and restore into it", HelpName = "NAME" };
        var only = new Option<string[]>("--only") { Description = "Only the rows of this table, with the whole schema; repeat for more", HelpName = "TABLE" };
        var clean = new Option<bool>("--clean") { Description = "Empty the target first" };
        var grants = new Option<bool>("--grants") { Description = "Apply the backup's owners and grants where the roles exist" };
        var mask = new Option<string?>("--mask") { Description = "SQL to run before anybody else may connect", HelpName = "FILE.sql" };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Parallel connections, 1 to 64", HelpName = "N", DefaultValueFactory = _ => ParallelJobs.Default };
        var log = new Option<string?>("--log") { Description = "Where pg_restore's messages are kept. Default: a file in the temporary folder", HelpName = "FILE" };
        var temporary = new Option<string?>("--temp-folder") { Description = "Where files are kept while it runs. Default: TMPDIR", HelpName = "FOLDER" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and say what would happen; touch nothing" };
        var command = new CliCommand("staging", "Restores a backup into a database that is not production, and compares every table")
        {
            Examples =
            [
                new("pmo-backup restore staging latest --target-url env:STAGING_URL --create pmo_copy --dry-run", "What would happen?"),
                new("pmo-backup restore staging latest --target-url env:STAGING_URL --clean", "Refresh staging"),
                new("pmo-backup restore staging latest --target-url env:STAGING_URL --create clients --only Client", "One table's rows, to look at"),
            ],
            ExitCodes = s_exitCodes,
        };
        backup.AddTo(command);
        foreach (var option in new Option[] { target, create, only, clean, grants, mask, jobs, log, temporary, dryRun })
            command.Add(option);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var options = new RestoreOptions
            {
                Target = context.Database(target)!,
                Create = context.Get(create),
                Only = context.Get(only) ?? [],
                Clean = context.Get(clean),
                Grants = context.Get(grants),
                MaskFile = context.Get(mask),
                Jobs = context.Get(jobs),
                LogFile = context.Get(log),
                TemporaryFolder = context.Get(temporary),
            };
            var job = new RestoreJob(store, app.Time, app.Variable);
            if (context.Get(dryRun))
            {
                var plan = await job.PlanAsync(manifest, options, cancellationToken);
                context.Output.WriteResult(new { dryRun = true, backup = plan.Backup.ToString(), plan.Target, plan.Steps, lastSeconds = plan.LastTook }, output =>
                {
                    output.WriteLine($"This would happen to {plan.Target}:");
                    for (var i = 0; i < plan.Steps.Count; i++)
                        output.WriteLine($"{i + 1}. {plan.Steps[i]}");
                    output.WriteLine(plan.LastTook is { } last ? $"The last restore took {Words.Age(last)}." : "No backup of this database was restored before, so how long it takes is not known.");
                });
                return ExitCode.Success;
            }
            var result = await context.ShowProgressAsync(progress => job.RunAsync(manifest, options, progress, cancellationToken));
            Write(context, result);
            return result switch
            {
                { Comparison.IsEqual: false } => ExitCode.Corrupted,
                { GrantsIncomplete: true } => ExitCode.Partial,
                _ => ExitCode.Success,
            };
        });
        return command;
    }

    private static void Write(CommandContext context, RestoreResult result)
    {
        var document = new
        {
            backup = result.Manifest.Id.ToString(),
            result.Target,
            equal = result.Comparison.IsEqual,
            restoreSeconds = result.RestoreTook,
            seconds = result.Took,
            result.Comparison,
            result.Notes,
            result.GrantsIncomplete,
            result.Masked,
            result.LogFile,
        };
        context.Output.WriteResult(document, output =>
        {
            output.WriteLine(result.Comparison.IsEqual
                ? $"{result.Target} now holds backup {result.Manifest.Id}: {Words.Count(result.Comparison.Rows)} rows in {result.Comparison.Tables} tables, "
                    + $"equal to the manifest, in {Words.Age(result.Took)}."
                : $"{result.Target} differs from backup {result.Manifest.Id}:");
            DifferenceTable.Write(output, result.Comparison);
        });
        foreach (var note in result.Notes)
        {
            if (result.GrantsIncomplete)
                context.Output.Warn(note);
            else
                context.Output.Note(note);
        }
        context.Output.Note($"pg_restore's messages: {result.LogFile}");
    }
}
