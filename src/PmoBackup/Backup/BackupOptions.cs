using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>What to back up, and how.</summary>
public sealed record BackupOptions
{
    /// <summary>The database.</summary>
    public required DatabaseUrl Source { get; init; }

    /// <summary>A replica to read from; the lock is still taken on <see cref="Source"/>. Default: none.</summary>
    public DatabaseUrl? Replica { get; init; }

    /// <summary>The retention class. Default: daily.</summary>
    public RetentionClass Class { get; init; } = RetentionClass.Daily;

    /// <summary>Parallel connections of pg_dump, 1 to 64. Default: the number of processors, 8 at most.</summary>
    public int Jobs { get; init; } = ParallelJobs.Default;

    /// <summary>pg_dump's format: <c>directory</c> (default, parallel) or <c>custom</c> (one stream, no temporary disk).</summary>
    public string Format { get; init; } = "directory";

    /// <summary>none, gzip:1 to gzip:9, or zstd:1 to zstd:19 (pg_dump 16 and newer). Default: zstd:1 where there is zstd, else gzip:4.</summary>
    public string? Compress { get; init; }

    /// <summary>What is proven of content: <c>full</c> (default) or <c>counts</c>.</summary>
    public string Fingerprint { get; init; } = "full";

    /// <summary>Databases above this size are fingerprinted with <c>counts</c>, and the manifest says so. Default: 500 GB.</summary>
    public long FingerprintLimitBytes { get; init; } = 500L * 1024 * 1024 * 1024;

    /// <summary>Labels for the manifest. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>How long somebody's DDL may wait behind our locks, and we behind somebody's, before we give way. Default: 60 s.</summary>
    public TimeSpan YieldToDdl { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the archive stands until it is stored. Default: the system's temporary folder.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Checks every value.</summary>
    /// <exception cref="UsageException">Some are wrong; the message names all of them.</exception>
    public void Validate()
    {
        var violations = new List<string>();
        if (Jobs is < 1 or > 64)
            violations.Add($"--jobs is {Jobs}; it is a number from 1 to 64.");
        if (Format is not ("directory" or "custom"))
            violations.Add($"--format is '{Format}'; it is directory or custom.");
        if (Fingerprint is not ("full" or "counts"))
            violations.Add($"--fingerprint is '{Fingerprint}'; it is full or counts.");
        if (Compress is not null && !Compression.IsValid(Compress))
            violations.Add($"--compress is '{Compress}'; it is none, gzip:1 to gzip:9, or zstd:1 to zstd:19.");
        if (YieldToDdl < TimeSpan.FromSeconds(1))
            violations.Add("--yield-to-ddl is below one second.");
        if (!Directory.Exists(TemporaryFolder))
            violations.Add($"The temporary folder {TemporaryFolder} does not exist.");
        if (violations.Count > 0)
            throw new UsageException(string.Join('\n', violations), "Type 'pmo-backup backup --help'.");
    }
}
