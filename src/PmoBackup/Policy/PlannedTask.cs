namespace PmoBackup.Policy;

/// <summary>A scheduled task of one database, or of all.</summary>
/// <param name="Name">Unique: the task's name, followed by the database's where one is named.</param>
/// <param name="Task">What it is about.</param>
/// <param name="Database">The database; null for all, or for the only one.</param>
/// <param name="Arguments">All that <c>pmo-backup</c> is given. No secrets.</param>
public sealed record PlannedTask(string Name, ScheduledTask Task, string? Database, IReadOnlyList<string> Arguments);
