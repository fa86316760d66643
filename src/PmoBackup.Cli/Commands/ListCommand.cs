using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup list</c></summary>
internal static class ListCommand
{
    public static Command Create(App app)
    {
        var store = new StoreOption();
        var database = new Option<string?>("--database") { Description = "Only backups of this database", HelpName = "NAME" };
        var className = ClassOption.Create("Only backups of this class");
        var since = DurationOption.Create("--since", "Only backups at most this old; months before cost no request. Default: all", TimeSpan.FromDays(3650));
        var command = new CliCommand("list", "Lists the backups of a store, newest first")
        {
            Examples =
            [
                new("pmo-backup list", "Everything that can be restored"),
                new("pmo-backup list --class weekly --json", "For a program"),
                new("pmo-backup list --store s3://acme-backups/pmo --as-of 2026-11-22T02:00:00Z", "What was there before somebody deleted it?"),
            ],
            ExitCodes = [ExitCode.Refused, ExitCode.Unreachable, ExitCode.Corrupted],
        };
        store.AddWithPastTo(command);
        command.Add(database);
        command.Add(className);
        command.Add(since);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var opened = store.Open(context);
            var listing = await new BackupCatalog(opened).ListAsync(context.Get(database), context.Get(className), app.Time.GetUtcNow() - context.Get(since), cancellationToken);
            var lines = await BackupLine.ReadAllAsync(opened, app.Time, listing.Backups, cancellationToken);
            context.Output.WriteResult(new { backups = lines, incomplete = listing.Incomplete.Select(i => i.Id.ToString()), listing.Problems }, output =>
            {
                if (lines.Count == 0)
                    context.Output.Note($"The store {opened.Url} has no such backups. See all: pmo-backup list. Take one: pmo-backup backup");
                else
                    TextTable.Write(output, [BackupLine.Headings, .. lines.Select(l => l.Cells)]);
            });
            foreach (var problem in listing.Problems)
                context.Output.Warn($"problem: {problem}");
            if (listing.Incomplete.Count > 0)
                context.Output.Note($"{listing.Incomplete.Count} folders without a manifest: backups in flight, or what died; prune removes them after 48 hours.");
            return listing.Problems.Count == 0 ? ExitCode.Success : ExitCode.Corrupted;
        });
        return command;
    }
}
