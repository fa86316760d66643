namespace PmoBackup.Infra.Settings;

/// <summary>A PostgreSQL on RDS.</summary>
public sealed record RdsDatabaseSettings
{
    /// <summary>The instance class, such as <c>db.t4g.medium</c>.</summary>
    public required string InstanceClass { get; init; }

    /// <summary>The disk, GB, 20 at least.</summary>
    public required int StorageGb { get; init; }

    /// <summary>How far RDS may enlarge it, GB.</summary>
    public int? MaxStorageGb { get; init; }

    /// <summary>Whether there is a standby in another zone. Default false.</summary>
    public bool MultiAz { get; init; }

    /// <summary>How long automated backups and with them the recovery window reach back, days. Default 7; 35 at most.</summary>
    public int BackupRetentionDays { get; init; } = 7;

    /// <summary>The subnets, two zones at least; the tasks' own where none are given.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Security groups of the application's, which may connect besides the tasks'.</summary>
    public IReadOnlyList<string> ClientSecurityGroupIds { get; init; } = [];

    /// <summary>PostgreSQL's major version. Default 16.</summary>
    public int Version { get; init; } = 16;
}
