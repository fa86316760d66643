namespace PmoBackup.Policy;

/// <summary>One line of a retention plan.</summary>
/// <param name="Id">The backup's id; the folder of an orphan.</param>
/// <param name="Database">The database.</param>
/// <param name="Class">The name of the retention class, known or not.</param>
/// <param name="TakenAt">When the backup was taken; the newest file's time of an orphan.</param>
/// <param name="Action">Keep or remove.</param>
/// <param name="Reason">Why, in words for people, for instance <c>expired 3 days ago (kept 30 days)</c>.</param>
/// <param name="Subject">Whether this is about a backup (default) or about files without a manifest.</param>
public sealed record RetentionDecision(
    string Id, string Database, string Class, DateTimeOffset TakenAt, RetentionAction Action, string Reason,
    RetentionSubject Subject = RetentionSubject.Backup);
