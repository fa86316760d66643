using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>A store that should have a copy of a backup, and has none.</summary>
/// <param name="Store">The store.</param>
/// <param name="Reason">Why, one sentence.</param>
/// <param name="Hint">What to do; null where there is nothing to say.</param>
public sealed record MissingCopy(StoreUrl Store, string Reason, string? Hint);
