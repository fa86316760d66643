using System.CommandLine;
using PmoBackup.Backup;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup copy</c></summary>
internal static class CopyCommand
{
    public static Command Create(App app)
    {
        var backup = new BackupArgument();
        var to = new Option<string>("--to") { Description = "Where to: s3://bucket/prefix, an absolute path, or file:///absolute/path", HelpName = "URL", Required = true };
        var command = new CliCommand("copy", "Copies a backup to another store, every file checked on the way")
        {
            Examples =
            [
                new("pmo-backup copy latest --to s3://acme-backups/pmo", "A second place for the newest backup"),
                new("pmo-backup copy 20261122T020000Z-1f0c93aa --store s3://acme-backups/pmo --to /mnt/vault", "Back from the bucket"),
            ],
            ExitCodes = [ExitCode.Refused, ExitCode.Unreachable, ExitCode.Corrupted, ExitCode.Partial],
        };
        backup.AddTo(command);
        command.Add(to);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var target = backup.Store.Open(context, context.Get(to)!);
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var result = await context.ShowProgressAsync(progress => new CopyJob(store, target, app.Time).RunAsync(manifest, progress, cancellationToken));
            context.Output.WriteResult(
                new { id = manifest.Id.ToString(), store = target.Url.ToString(), result.Files, result.Bytes, seconds = result.Took },
                output => output.WriteLine(result.Files == 0
                    ? $"The store {target.Url} has backup {manifest.Id} already."
                    : $"Backup {manifest.Id} is in {target.Url} too: {result.Files} files, {Words.Size(result.Bytes)} in {Words.Age(result.Took)}."));
            return context.Done($"Backup {manifest.Id} is copied", result.JournalFailure);
        });
        return command;
    }
}
