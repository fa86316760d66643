using System.CommandLine;
using PmoBackup.Backup;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup backup</c></summary>
internal static class BackupCommand
{
    public static Command Create(App app)
    {
        var defaults = new BackupOptions { Source = new() { User = "", Database = "" } };
        var className = ClassOption.Create("Retention class: daily (default), weekly, predeploy or incident");
        var store = new StoreOption();
        var jobs = new Option<int>("--jobs", "-j") { Description = "Parallel connections of pg_dump, 1 to 64", HelpName = "N", DefaultValueFactory = _ => defaults.Jobs };
        var format = new Option<string>("--format") { Description = "directory: parallel. custom: one stream, no temporary disk", DefaultValueFactory = _ => defaults.Format };
        format.AcceptOnlyFromAmong("directory", "custom");
        var compress = new Option<string?>("--compress") { Description = "none, gzip:1 to gzip:9, zstd:1 to zstd:19. Default: zstd:1 with pg_dump 16 and newer, else gzip:4", HelpName = "METHOD:LEVEL" };
        var fingerprint = new Option<string>("--fingerprint") { Description = "full: content of every row. counts: rows only", DefaultValueFactory = _ => defaults.Fingerprint };
        fingerprint.AcceptOnlyFromAmong("full", "counts");
        var limit = new Option<int>("--fingerprint-limit") { Description = "Count only, in databases above this many GB", HelpName = "GB", DefaultValueFactory = _ => (int)(defaults.FingerprintLimitBytes >> 30) };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--fingerprint-limit wants 0 GB or more.");
        });
        var labels = new Option<string[]>("--label") { Description = "Note KEY=VALUE in the manifest; repeat for more", HelpName = "KEY=VALUE" };
        var replica = DatabaseOption.Create("--from-replica", "Read this replica instead of the primary");
        var yield = DurationOption.Create("--yield-to-ddl", "Give way to a migration that waits behind the backup for this long. Default: 60s", TimeSpan.FromDays(1));
        var temporary = new Option<string?>("--temp-folder") { Description = "Where the archive is kept until it is stored. Default: TMPDIR", HelpName = "FOLDER" };
        var command = new CliCommand("backup", "Takes a backup of the database in DATABASE_URL, proven while it is stored")
        {
            Examples =
            [
                new("pmo-backup backup", "The daily backup, into ~/backups/pmo-db"),
                new("pmo-backup backup --class predeploy --label release=2026.11", "Before a deployment"),
                new("pmo-backup backup --store file:///mnt/vault --fingerprint counts", "Elsewhere, and sooner done"),
                new("pmo-backup backup --store /mnt/vault --store s3://acme-backups/pmo", "Here, and a copy in a bucket"),
            ],
            ExitCodes = [ExitCode.MissingTool, ExitCode.Refused, ExitCode.Unreachable, ExitCode.ToolFailed, ExitCode.Corrupted, ExitCode.Busy, ExitCode.Partial],
        };
        store.AddSeveralTo(command);
        foreach (var option in new Option[] { className, jobs, format, compress, fingerprint, limit, labels, replica, yield, temporary })
            command.Add(option);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var options = new BackupOptions
            {
                Source = context.SourceDatabase(),
                Replica = context.Database(replica),
                Class = RetentionClass.Find(context.Get(className) ?? RetentionClass.Daily.Name)!,
                Jobs = context.Get(jobs),
                Format = context.Get(format)!,
                Compress = context.Get(compress),
                Fingerprint = context.Get(fingerprint)!,
                FingerprintLimitBytes = (long)context.Get(limit) << 30,
                Labels = ParseLabels(context.Get(labels) ?? []),
                YieldToDdl = context.Get(yield) ?? defaults.YieldToDdl,
                TemporaryFolder = context.Get(temporary) ?? defaults.TemporaryFolder,
            };
            var stores = store.OpenSeveral(context);
            var job = new BackupWithCopies(stores[0], [.. stores.Skip(1)], app.Time, app.Variable);
            var (result, missing) = await context.ShowProgressAsync(progress => job.RunAsync(options, progress, cancellationToken));
            var manifest = result.Manifest;
            var document = new
            {
                id = manifest.Id.ToString(),
                manifest.Class,
                manifest.Database,
                manifest.SnapshotAt,
                sizeBytes = manifest.Totals.ArchiveSizeBytes,
                seconds = result.Took,
                dumpSeconds = result.DumpTook,
                manifest.Totals.Tables,
                manifest.Totals.Rows,
                manifest.Compression,
                manifest.Fingerprint,
                manifest.FingerprintReason,
                result.Attempts,
                expiresAt = options.Class.ExpiresAt(manifest.Id.TakenAt),
                missingCopies = missing.Select(m => new { store = m.Store.ToString(), m.Reason, m.Hint }),
            };
            context.Output.WriteResult(document, output =>
            {
                output.WriteLine($"Backup {manifest.Id} of {manifest.Database} ({manifest.Class}) is stored: {Words.Count(manifest.Totals.Rows)} rows in "
                    + $"{manifest.Totals.Tables} tables, {Words.Size(manifest.Totals.ArchiveSizeBytes)} in {Words.Age(result.Took)}.");
                if (manifest.FingerprintReason is not null)
                    output.WriteLine($"Rows were counted only. {manifest.FingerprintReason}");
                output.WriteLine($"Prove it: pmo-backup verify {manifest.Id}");
            });
            foreach (var copy in missing)
                context.Output.Warn($"No copy in {copy.Store}: {copy.Reason} {copy.Hint} Then: pmo-backup copy {manifest.Id} --store {stores[0].Url} --to {copy.Store}");
            var code = context.Done($"Backup {manifest.Id} is stored and whole", result.JournalFailure);
            return missing.Count == 0 ? code : ExitCode.Partial;
        });
        return command;
    }

    private static Dictionary<string, string> ParseLabels(IEnumerable<string> labels)
    {
        var parsed = new Dictionary<string, string>();
        foreach (var label in labels)
        {
            var at = label.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !parsed.TryAdd(label[..at], label[(at + 1)..]))
                throw new UsageException($"--label '{label}' is not KEY=VALUE with a key of its own.", "Write it as --label KEY=VALUE, each key once.");
        }
        return parsed;
    }
}
