using PmoBackup.Catalog;
using PmoBackup.Policy;

namespace PmoBackup.Monitoring;

/// <summary>How fresh the backups of one database are.</summary>
/// <param name="Database">The database.</param>
/// <param name="Backup">Its newest backup; null when there is none.</param>
/// <param name="Class">The class of that backup.</param>
/// <param name="SnapshotAt">The moment whose data that backup holds, UTC.</param>
/// <param name="Age">How long ago that was.</param>
/// <param name="Level">Fresh, warning or stale.</param>
/// <param name="Reason">Why, one sentence.</param>
public sealed record FreshnessFinding(
    string Database, BackupId? Backup, string? Class, DateTimeOffset? SnapshotAt, TimeSpan? Age, FreshnessLevel Level, string Reason);
