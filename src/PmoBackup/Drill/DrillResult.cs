using PmoBackup.Catalog;
using PmoBackup.Verification;

namespace PmoBackup.Drill;

/// <summary>A rehearsal that was held.</summary>
/// <param name="Manifest">The backup.</param>
/// <param name="Host">Where it was restored.</param>
/// <param name="Criteria">The criteria, in the order in which they were looked at.</param>
/// <param name="RestoreTook">Fetching, checking and pg_restore; null when it did not come to its end.</param>
/// <param name="Took">All of it.</param>
/// <param name="Differences">What was not equal to the backup.</param>
public sealed record DrillResult(
    Manifest Manifest, string Host, IReadOnlyList<DrillCriterion> Criteria, TimeSpan? RestoreTook, TimeSpan Took, IReadOnlyList<Difference> Differences)
{
    /// <summary>The name of the first criterion.</summary>
    internal const string ArchiveReadable = "archive readable";

    /// <summary>Whether every criterion was met.</summary>
    public bool Passed => Criteria.All(c => c.Passed);

    /// <summary>Whether the backup itself is damaged, and not only the rehearsal's wishes unmet.</summary>
    public bool IsArchiveDamaged => Criteria.Any(c => c is { Name: ArchiveReadable, Passed: false });

    /// <summary>Why the journal has no entry of this drill; null when it has one.</summary>
    public string? JournalFailure { get; init; }
}
