using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>A restore into a throw-away database.</summary>
/// <param name="Comparison">The restored database against the backup.</param>
/// <param name="RestoreTook">Fetching, checking and pg_restore.</param>
/// <param name="Notes">What pg_restore said that does not matter.</param>
public sealed record TrialResult(ComparisonResult Comparison, TimeSpan RestoreTook, IReadOnlyList<string> Notes);
