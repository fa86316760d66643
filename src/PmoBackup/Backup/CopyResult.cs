using PmoBackup.Catalog;

namespace PmoBackup.Backup;

/// <summary>A backup that is in another store too.</summary>
/// <param name="Manifest">The backup.</param>
/// <param name="Files">Files that were copied; those that were there already are not among them.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Took">How long it took.</param>
public sealed record CopyResult(Manifest Manifest, int Files, long Bytes, TimeSpan Took)
{
    /// <summary>Why that store's journal has no entry of the copy; null when it has one.</summary>
    public string? JournalFailure { get; init; }
}
