using PmoBackup.Catalog;

namespace PmoBackup.Backup;

/// <summary>A backup that was taken.</summary>
/// <param name="Manifest">Its manifest, as stored.</param>
/// <param name="Took">From the first look at the server to the stored manifest.</param>
/// <param name="DumpTook">How long pg_dump itself ran.</param>
/// <param name="Attempts">How many snapshots were taken: more than one when a worker of pg_dump met a lock.</param>
public sealed record BackupResult(Manifest Manifest, TimeSpan Took, TimeSpan DumpTook, int Attempts)
{
    /// <summary>Why the journal has no entry of this backup, which is stored and whole all the same; null when it has one.</summary>
    public string? JournalFailure { get; init; }
}
