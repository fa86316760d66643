using PmoBackup.Catalog;
using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>A restore that was done.</summary>
/// <param name="Manifest">The backup.</param>
/// <param name="Target">The database restored into, without password.</param>
/// <param name="Comparison">The restored database against the backup.</param>
/// <param name="RestoreTook">Fetching, checking and pg_restore.</param>
/// <param name="Took">All of it.</param>
/// <param name="Notes">What should be known, a sentence each: harmless messages, roles that are missing, grants that failed.</param>
/// <param name="GrantsIncomplete">Whether owners or grants could not all be applied.</param>
/// <param name="Masked">Whether the masking statements ran.</param>
/// <param name="LogFile">Where pg_restore's messages are.</param>
public sealed record RestoreResult(
    Manifest Manifest, string Target, ComparisonResult Comparison, TimeSpan RestoreTook, TimeSpan Took,
    IReadOnlyList<string> Notes, bool GrantsIncomplete, bool Masked, string LogFile);
