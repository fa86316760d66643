using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup prune</c></summary>
internal static class PruneCommand
{
    public static Command Create(App app)
    {
        var store = new StoreOption();
        var apply = new Option<bool>("--apply") { Description = "Remove what the plan removes; without it the plan is only printed" };
        var command = new CliCommand("prune", "Removes backups that their retention class no longer keeps")
        {
            Examples =
            [
                new("pmo-backup prune", "What would go, what stays, and why?"),
                new("pmo-backup prune --apply --quiet", "From a scheduler, for stores without a lifecycle"),
            ],
            ExitCodes = [ExitCode.Unreachable, ExitCode.Corrupted, ExitCode.Partial],
        };
        store.AddTo(command);
        command.Add(apply);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var applied = context.Get(apply);
            var job = new PruneJob(store.Open(context), app.Time);
            var plan = await context.ShowProgressAsync(progress => job.RunAsync(applied, progress, cancellationToken));
            var removals = plan.Removals.Count();
            context.Output.WriteResult(new { applied, removed = applied ? removals : 0, plan.Decisions }, output =>
            {
                TextTable.Write(output, plan.Decisions.Select(d => (IReadOnlyList<string>)
                    [d.Action == RetentionAction.Remove ? "remove" : "keep", d.Class, d.Database, d.Id, d.Reason]));
                output.WriteLine(applied ? $"{removals} removed." : $"{removals} would be removed; nothing was. To do it: pmo-backup prune --apply");
            });
            return ExitCode.Success;
        });
        return command;
    }
}
