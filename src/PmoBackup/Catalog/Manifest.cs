namespace PmoBackup.Catalog;

/// <summary>The commit point of a backup, stored last: a backup without a manifest does not exist.</summary>
/// <remarks>Stored as canonical JSON (<see cref="CanonicalJson"/>), described by <c>docs/manifest.schema.json</c>, so that a
/// detached signature can stand beside it. What the database looked like is in <see cref="Inventory"/>, one of the files.</remarks>
public sealed record Manifest
{
    /// <summary>The format that this program writes, and the only one that it reads: 1.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>The format of this document.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The backup's id.</summary>
    public required BackupId Id { get; init; }

    /// <summary>The retention class: daily, weekly, predeploy or incident.</summary>
    public required string Class { get; init; }

    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary>When the backup began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The moment whose data this backup holds, by the server's clock, UTC.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>When the last file was stored, UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>pg_dump's format: <c>directory</c> or <c>custom</c>.</summary>
    public required string Format { get; init; }

    /// <summary>pg_dump's compression, for instance <c>gzip:1</c> or <c>zstd:1</c>.</summary>
    public required string Compression { get; init; }

    /// <summary>What is proven of each table: <c>full</c> (row counts and fingerprints of content) or <c>counts</c>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why the fingerprint is less than was asked for; null when it is not.</summary>
    public string? FingerprintReason { get; init; }

    /// <summary>The encoding of the rows in the archive: UTF8, or SQL_ASCII where the database is.</summary>
    public required string ArchiveEncoding { get; init; }

    /// <summary>The server that was read.</summary>
    public required SourceServer Source { get; init; }

    /// <summary>The versions of every program that took part, by name.</summary>
    public required IReadOnlyDictionary<string, string> Tools { get; init; }

    /// <summary>Labels given by the user.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The backup in figures.</summary>
    public required BackupTotals Totals { get; init; }

    /// <summary>SHA-256 over the definitions of all objects: equal digests, equal schemas (on the same major version).</summary>
    public required string SchemaDigest { get; init; }

    /// <summary>Every stored file but the manifest itself.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>SHA-256 over the canonical JSON of everything above; filled in when written, checked when read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The major version of the pg_dump that wrote the archive; pg_restore must be as new.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int DumpMajor => Tools.TryGetValue("pg_dump", out var version)
        && int.TryParse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture, out var major) ? major : Source.Major;
}
