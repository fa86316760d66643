namespace PmoBackup.Infra.Settings;

/// <summary>A drill environment: an entry makes it, removing the entry destroys it.</summary>
public sealed record DrillSettings
{
    /// <summary>The name within the stack, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the database that is rehearsed, one of the stack's.</summary>
    public required string Database { get; init; }

    /// <summary>A backup id or <c>latest</c>; exactly one of this and <see cref="PointInTime"/>.</summary>
    public string? Backup { get; init; }

    /// <summary>The moment to recover to, UTC; exactly one of this and <see cref="Backup"/>.</summary>
    public DateTimeOffset? PointInTime { get; init; }

    /// <summary><c>render</c>, <c>rds</c> or <c>server</c> (an existing one, by <see cref="ServerSecretArn"/>).</summary>
    public required string Host { get; init; }

    /// <summary>The Secrets Manager secret that holds the connection string of the existing server.</summary>
    public string? ServerSecretArn { get; init; }

    /// <summary>How long it may live; the drill sweep removes it then. Default 24 hours, 7 days at most.</summary>
    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromHours(24);
}
