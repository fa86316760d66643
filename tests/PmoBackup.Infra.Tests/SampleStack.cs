using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Tests;

/// <summary>A stack like one of ours, to change what a test is about.</summary>
internal static class SampleStack
{
    public static RenderDatabaseSettings Render { get; } = new()
    {
        Plan = "pro_4gb",
        Region = "frankfurt",
        DiskSizeGb = 100,
        HighAvailability = true,
        AllowedCidrs = ["198.51.100.0/24"],
    };

    public static RdsDatabaseSettings Rds { get; } = new()
    {
        InstanceClass = "db.t4g.medium",
        StorageGb = 100,
        MaxStorageGb = 500
    };

    public static DatabaseSettings OnRender { get; } = new() { Name = "platform", Render = Render };

    public static DatabaseSettings OnRds { get; } = new() { Name = "reports", Rds = Rds };

    public static DrillSettings Drill { get; } = new()
    {
        Name = "november",
        Database = "platform",
        Backup = "latest",
        Host = "render"
    };

    public static StackSettings Settings { get; } = new()
    {
        Stack = "prod",
        Environment = "production",
        AccountId = "123456789012",
        Region = "eu-central-1",
        Vault = new VaultSettings { Bucket = "acme-backups", LockMode = "COMPLIANCE" },
        Access = new AccessSettings { BreakGlass = ["arn:aws:iam::123456789012:user/carol"] },
        Network = new NetworkSettings(),
        Databases = [OnRender, OnRds],
        Tasks = new TaskSettings { ImageTag = "2026.11.1" },
        Alarms = new AlarmSettings { Emails = ["oncall@example.com"], Slack = new() { WorkspaceId = "T01", ChannelId = "C01" } },
        Drills = [Drill],
        Release = "2026.11.1",
    };

    public static StackNames Names { get; } = new(Settings);
}
