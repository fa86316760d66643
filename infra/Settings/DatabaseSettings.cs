namespace PmoBackup.Infra.Settings;

/// <summary>A database: where it lives and what it must be like there.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The name within the stack and in backups, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Its place on Render; exactly one of both.</summary>
    public RenderDatabaseSettings? Render { get; init; }

    /// <summary>Its place on RDS; exactly one of both.</summary>
    public RdsDatabaseSettings? Rds { get; init; }

    /// <summary>
    /// The measured time of one backup, minutes; the tasks' deadline must lie above it. Unknown before the first one.
    /// </summary>
    public int? MeasuredBackupMinutes { get; init; }

    /// <summary><c>render</c> or <c>rds</c>.</summary>
    public string Provider => Render != null ? "render" : "rds";
}
