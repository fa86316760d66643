using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Monitoring;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup check</c></summary>
internal static class CheckCommand
{
    public static Command Create(App app)
    {
        var store = new StoreOption();
        var warn = DurationOption.Create("--warn", "Warn from this age on. Default: 26h", TimeSpan.FromDays(3650));
        var maxAge = DurationOption.Create("--max-age", "Stale from this age on. Default: 36h", TimeSpan.FromDays(3650));
        var verified = new Option<bool>("--verified") { Description = "Only backups count that were verified or drilled" };
        var database = new Option<string?>("--database") { Description = "Only this database", HelpName = "NAME" };
        var command = new CliCommand("check", "Checks the age of each database's newest backup")
        {
            Examples =
            [
                new("pmo-backup check", "Every hour, from a scheduler: exit code 1 when stale"),
                new("pmo-backup check --verified --max-age 7d", "Was any backup of this week proven?"),
            ],
            ExitCodes = [ExitCode.CheckFailed, ExitCode.Unreachable],
        };
        store.AddTo(command);
        foreach (var option in new Option[] { warn, maxAge, verified, database })
            command.Add(option);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var limits = Limits(context.Get(warn), context.Get(maxAge));
            var opened = store.Open(context);
            var findings = await new FreshnessCheck(new BackupCatalog(opened), app.Time).RunAsync(limits, context.Get(verified), context.Get(database), cancellationToken);
            var fresh = findings.Count > 0 && findings.All(f => f.Level != FreshnessLevel.Stale);
            context.Output.WriteResult(
                new
                {
                    fresh,
                    databases = findings.Select(f => new { f.Database, f.Level, backup = f.Backup?.ToString(), f.Class, f.SnapshotAt, ageSeconds = f.Age, f.Reason }),
                },
                output =>
                {
                    TextTable.Write(output, findings.Select(f => (IReadOnlyList<string>)[Word(f.Level), f.Database, f.Age is { } age ? Words.Age(age) : "-", f.Reason]));
                    if (findings.Count == 0)
                        output.WriteLine($"{Word(FreshnessLevel.Stale)}  The store {opened.Url} has no backup at all. Take one: pmo-backup backup");
                });
            return fresh ? ExitCode.Success : ExitCode.CheckFailed;
        });
        return command;
    }

    private static FreshnessLimits Limits(TimeSpan? warn, TimeSpan? maxAge)
    {
        // One limit alone moves the other out of its way.
        var defaults = FreshnessLimits.Default;
        var most = maxAge ?? (warn > defaults.MaxAge ? warn.Value : defaults.MaxAge);
        var first = warn ?? (defaults.Warn > most ? most : defaults.Warn);
        return first <= most ? new FreshnessLimits(first, most)
            : throw new UsageException("--warn is later than --max-age.", "Give --warn the smaller one.");
    }

    private static string Word(FreshnessLevel level) => level switch
    {
        FreshnessLevel.Fresh => "fresh",
        FreshnessLevel.Warning => "WARNING",
        _ => "STALE",
    };
}
