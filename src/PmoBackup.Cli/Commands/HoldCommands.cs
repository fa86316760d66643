using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup hold</c> and <c>pmo-backup release</c></summary>
internal static class HoldCommands
{
    private static readonly ExitCode[] s_exitCodes = [ExitCode.Refused, ExitCode.Unreachable, ExitCode.Corrupted, ExitCode.Partial];

    public static Command CreateHold(App app) => Create(app, "hold", "Puts a legal hold on a backup: neither prune nor a lifecycle removes it", held: true,
        [
            new("pmo-backup hold 20261122T020000Z-1f0c93aa", "Keep it, whatever its age, until it is released"),
            new("pmo-backup hold latest --class incident", "Evidence"),
        ]);

    public static Command CreateRelease(App app) => Create(app, "release", "Lifts the legal hold of a backup; its class decides again how long it is kept", held: false,
        [new("pmo-backup release 20261122T020000Z-1f0c93aa", "The matter is settled")]);

    private static CliCommand Create(App app, string name, string description, bool held, IReadOnlyList<Example> examples)
    {
        var backup = new BackupArgument();
        var command = new CliCommand(name, description) { Examples = examples, ExitCodes = s_exitCodes };
        backup.AddTo(command);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var job = new HoldJob(store, app.Time);
            var unwritten = held ? await job.HoldAsync(manifest, cancellationToken) : await job.ReleaseAsync(manifest, cancellationToken);
            context.Output.WriteResult(new { id = manifest.Id.ToString(), held }, output => output.WriteLine(held
                ? $"Backup {manifest.Id} is held, with all its files. To lift it: pmo-backup release {manifest.Id}"
                : $"Backup {manifest.Id} is not held any longer."));
            return context.Done($"Backup {manifest.Id} is {(held ? "held" : "released")}", unwritten);
        });
        return command;
    }
}
