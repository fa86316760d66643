using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup show</c></summary>
internal static class ShowCommand
{
    public static Command Create(App app)
    {
        var backup = new BackupArgument();
        var tables = new Option<bool>("--tables") { Description = "List the tables too, with rows and fingerprints" };
        var command = new CliCommand("show", "Shows one backup: what it holds, where it is from, how far it is proven")
        {
            Examples =
            [
                new("pmo-backup show latest", "What would a restore bring back?"),
                new("pmo-backup show latest --tables --json", "Every table, for a program"),
            ],
            ExitCodes = [ExitCode.Refused, ExitCode.Unreachable, ExitCode.Corrupted],
        };
        backup.AddTo(command);
        command.Add(tables);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var (store, manifest) = await backup.FindAsync(context, cancellationToken);
            var line = (await BackupLine.ReadAllAsync(store, app.Time, [manifest], cancellationToken))[0];
            var inventory = context.Get(tables) ? await new BackupCatalog(store).ReadInventoryAsync(manifest, cancellationToken) : null;
            context.Output.WriteResult(new { backup = line, manifest.Source, manifest.Tools, manifest.Labels, manifest.SchemaDigest, manifest.FingerprintReason, inventory?.Tables, inventory?.Excluded }, output =>
            {
                TextTable.Write(output, BackupLine.Headings.Zip(line.Cells, (heading, cell) => (IReadOnlyList<string>)[$"{heading.ToLowerInvariant()}:", cell]));
                TextTable.Write(output,
                [
                    ["snapshot:", $"{Words.Time(manifest.SnapshotAt)} UTC"],
                    ["source:", $"PostgreSQL {manifest.Source.Version} at {manifest.Source.Host}:{manifest.Source.Port}{(manifest.Source.IsReplica ? ", a replica" : "")}"],
                    ["archive:", $"{manifest.Format}, {manifest.Compression}, {manifest.Files.Count} files"],
                    ["proof:", manifest.Fingerprint == "full" ? "rows counted, content fingerprinted" : "rows counted"],
                    ["tools:", string.Join(", ", manifest.Tools.Select(t => $"{t.Key} {t.Value}"))],
                    .. manifest.Labels.Select(l => (IReadOnlyList<string>)["label:", $"{l.Key}={l.Value}"]),
                ]);
                if (inventory is null)
                    return;
                output.WriteLine();
                TextTable.Write(output, [["TABLE", "ROWS", "SIZE", "FINGERPRINT"], .. inventory.Tables.Select(t =>
                    (IReadOnlyList<string>)[t.DisplayName, Words.Count(t.Rows), Words.Size(t.SizeBytes), t.Fingerprint ?? "-"])]);
                foreach (var excluded in inventory.Excluded)
                    output.WriteLine($"not compared: {excluded.Kind} {excluded.Name}. {excluded.Reason}");
            });
            return ExitCode.Success;
        });
        return command;
    }
}
