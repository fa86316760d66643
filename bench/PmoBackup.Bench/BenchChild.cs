using System.Text.Json;
using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Storage;
using PmoBackup.Tools;

namespace PmoBackup.Bench;

/// <summary>Our backup or restore in a process of its own, so that its processor time and memory are nobody else's.</summary>
internal static class BenchChild
{
    /// <summary>The word that makes this program such a process.</summary>
    public const string Word = "run-child";

    /// <summary>How to start one.</summary>
    /// <param name="url">The database; its password travels in the environment.</param>
    /// <param name="variant">What to run, with which tools.</param>
    /// <param name="folder">For the store and for temporary files.</param>
    public static ToolCommand Command(DatabaseUrl url, Variant variant, string folder)
    {
        var program = Environment.ProcessPath!;
        IEnumerable<string> own = Path.GetFileName(program) == "dotnet" ? [typeof(BenchChild).Assembly.Location] : [];
        return new ToolCommand(program, [.. own, Word, variant.Kind.ToString().ToLowerInvariant(), folder])
        {
            Environment = new Dictionary<string, string?>(url.ToLibpqEnvironment("bench", ""))
            {
                [PostgresTools.FolderVariable] = variant.Tools.Folder,
            },
        };
    }

    /// <summary>Takes or restores one backup and prints its figures.</summary>
    /// <param name="arguments">What to run, and a folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (kind, folder) = (arguments[0], arguments[1]);
        var store = ObjectStores.Open(StoreUrl.Parse("file://" + Path.Combine(folder, "store")));
        var url = DatabaseUrl.FromEnvironment(Environment.GetEnvironmentVariable);
        var figures = kind == "restore"
            ? await RestoreAsync(store, url, folder, cancellationToken)
            : await BackUpAsync(store, url, kind, folder, cancellationToken);
        Console.WriteLine(JsonSerializer.Serialize(figures with { CpuSeconds = ProcessFigures.OwnCpuSeconds, PeakBytes = ProcessFigures.PeakBytes(Environment.ProcessId)!.Value }));
        return 0;
    }

    private static async Task<OwnFigures> BackUpAsync(
        IObjectStore store, DatabaseUrl url, string fingerprint, string folder, CancellationToken cancellationToken)
    {
        var result = await new BackupJob(store, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync(
            new BackupOptions { Source = url, Fingerprint = fingerprint, TemporaryFolder = folder }, null, cancellationToken);
        return new OwnFigures(result.Took.TotalSeconds, result.DumpTook.TotalSeconds, 0, 0, result.Manifest.Totals.ArchiveSizeBytes, result.Attempts, result.Manifest.Tools["pg_dump"]);
    }

    private static async Task<OwnFigures> RestoreAsync(IObjectStore store, DatabaseUrl url, string folder, CancellationToken cancellationToken)
    {
        var manifest = await new BackupCatalog(store).FindAsync("latest", null, null, cancellationToken);
        var result = await new RestoreJob(store, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync(
            manifest, new RestoreOptions { Target = url, TemporaryFolder = folder, LogFile = Path.Combine(folder, "restore.log") }, null, cancellationToken);
        return result.Comparison.IsEqual
            ? new OwnFigures(result.Took.TotalSeconds, result.RestoreTook.TotalSeconds, 0, 0, manifest.Totals.ArchiveSizeBytes, 1, manifest.Tools["pg_dump"])
            : throw new InvalidOperationException($"The restored database differs: {result.Comparison.Differences[0]}");
    }
}
