using System.CommandLine;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Drill;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup drill</c></summary>
internal static class DrillCommand
{
    public static Command Create(App app)
    {
        var backup = new BackupArgument();
        var host = new Option<string>("--host") { Description = "local: a private server on this machine. Else a URL, or env:NAME, of a server with the right to create databases", HelpName = "HOST", DefaultValueFactory = _ => "local" };
        var production = DatabaseOption.Create("--production-url", "Compare row counts with production, 5 % allowed");
        var assertions = new Option<string?>("--assertions") { Description = "SQL statements, each of which must return true", HelpName = "FILE.sql" };
        var newest = DurationOption.Create("--newest-within", "How long before the snapshot the newest row may be. Default: 24h", TimeSpan.FromDays(3650));
        var role = new Option<string?>("--app-role") { Description = "The application's role, which must be able to connect and read; its password on a server that is there already: PMO_APP_PASSWORD", HelpName = "ROLE" };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Parallel connections, 1 to 64", HelpName = "N", DefaultValueFactory = _ => ParallelJobs.Default };
        var temporary = new Option<string?>("--temp-folder") { Description = "Where files are kept while it runs. Default: TMPDIR", HelpName = "FOLDER" };
        var command = new CliCommand("drill", "Rehearses the recovery in a throw-away database, by the runbook's criteria")
        {
            Examples =
            [
                new("pmo-backup drill", "The monthly drill, on a private server"),
                new("pmo-backup drill --production-url env:DATABASE_URL --assertions checks.sql", "With production's counts and the platform's own checks"),
            ],
            ExitCodes = [ExitCode.CheckFailed, ExitCode.MissingTool, ExitCode.Refused, ExitCode.Unreachable, ExitCode.ToolFailed, ExitCode.Corrupted, ExitCode.Partial],
        };
        backup.AddTo(command);
        foreach (var option in new Option[] { host, production, assertions, newest, role, jobs, temporary })
            command.Add(option);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var defaults = new DrillOptions();
            var options = new DrillOptions
            {
                Production = context.Database(production),
                Assertions = context.Get(assertions) is { } file ? await ReadAsync(file, cancellationToken) : null,
                NewestWithin = context.Get(newest) ?? defaults.NewestWithin,
                ApplicationRole = context.Get(role),
                Jobs = context.Get(jobs),
                TemporaryFolder = context.Get(temporary),
            }.WithApplicationPassword(app.Variable("PMO_APP_PASSWORD"));
            IDatabaseHost where = context.Get(host) is "local" ? new LocalHost(app.Variable) : new ServerHost(context.Database("--host", context.Get(host)!), app.Variable);
            var result = await context.ShowProgressAsync(progress => new DrillJob(store, where, app.Time, app.Variable).RunAsync(manifest, options, progress, cancellationToken));
            context.Output.WriteResult(
                new { id = manifest.Id.ToString(), result.Passed, result.Host, restoreSeconds = result.RestoreTook, seconds = result.Took, result.Criteria, result.Differences },
                output =>
                {
                    output.WriteLine($"Drill of backup {manifest.Id} on {result.Host}: {(result.Passed ? "passed" : "FAILED")} in {Words.Age(result.Took)}.");
                    TextTable.Write(output, result.Criteria.Select(c => (IReadOnlyList<string>)[c.Passed ? "passed" : "FAILED", c.Name, c.Figure]));
                });
            return result switch
            {
                { Passed: true } => context.Done("The drill passed", result.JournalFailure),
                { IsArchiveDamaged: true } => ExitCode.Corrupted,
                _ => ExitCode.CheckFailed,
            };
        });
        return command;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken) => File.Exists(file)
        ? await File.ReadAllTextAsync(file, cancellationToken)
        : throw new UsageException($"--assertions names {file}, which does not exist.", "Name an existing file with --assertions FILE.sql.");
}
