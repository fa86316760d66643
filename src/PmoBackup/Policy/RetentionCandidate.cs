namespace PmoBackup.Policy;

/// <summary>A backup, as far as its retention is concerned.</summary>
/// <param name="Id">The backup's id; unique within its database and class.</param>
/// <param name="Database">The database that it is of.</param>
/// <param name="Class">The name of its retention class, known or not.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="DrillProven">Whether a drill restored it and every criterion was met.</param>
/// <param name="Held">Whether somebody put a legal hold on it.</param>
public sealed record RetentionCandidate(
    string Id, string Database, string Class, DateTimeOffset TakenAt, bool DrillProven, bool Held);
