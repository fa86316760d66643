using System.Text.Json;
using PmoBackup.Backup;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Tools;

namespace PmoBackup.Bench;

/// <summary>Our backup in a process of its own, so that its processor time and memory are nobody else's.</summary>
internal static class BackupChild
{
    /// <summary>The word that makes this program such a process.</summary>
    public const string Word = "run-backup";

    /// <summary>How to start one.</summary>
    /// <param name="url">The database; its password travels in the environment.</param>
    /// <param name="variant">Which fingerprint, which tools.</param>
    /// <param name="folder">For the store and for temporary files.</param>
    public static ToolCommand Command(DatabaseUrl url, Variant variant, string folder)
    {
        var program = Environment.ProcessPath!;
        IEnumerable<string> own = Path.GetFileName(program) == "dotnet" ? [typeof(BackupChild).Assembly.Location] : [];
        return new ToolCommand(program, [.. own, Word, variant.Kind.ToString().ToLowerInvariant(), folder])
        {
            Environment = new Dictionary<string, string?>(url.ToLibpqEnvironment("bench", ""))
            {
                [PostgresTools.FolderVariable] = variant.Tools.Folder,
            },
        };
    }

    /// <summary>Takes one backup and prints its figures.</summary>
    /// <param name="arguments">The fingerprint, and a folder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var store = ObjectStores.Open(StoreUrl.Parse("file://" + Path.Combine(arguments[1], "store")));
        var result = await new BackupJob(store, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync(new BackupOptions
        {
            Source = DatabaseUrl.FromEnvironment(Environment.GetEnvironmentVariable),
            Fingerprint = arguments[0],
            TemporaryFolder = arguments[1],
        }, null, cancellationToken);
        Console.WriteLine(JsonSerializer.Serialize(new OwnFigures(
            result.Took.TotalSeconds, result.DumpTook.TotalSeconds, ProcessFigures.OwnCpuSeconds,
            ProcessFigures.PeakBytes(Environment.ProcessId)!.Value, result.Manifest.Totals.ArchiveSizeBytes, result.Attempts,
            result.Manifest.Tools["pg_dump"])));
        return 0;
    }
}
