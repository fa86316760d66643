using PmoBackup.Postgres;

namespace PmoBackup.Infra.Settings.Reading;

internal static class DatabaseReader
{
    public static DatabaseSettings Read(SettingsNode node)
    {
        var settings = new DatabaseSettings
        {
            Name = node.Text("name", SettingRule.Name),
            Render = node.OptionalSection("render") is { } render ? Render(render) : null,
            Rds = node.OptionalSection("rds") is { } rds ? Rds(rds) : null,
            MeasuredBackupMinutes = node.OptionalNumber("measuredBackupMinutes", 1, int.MaxValue),
        };
        if (settings.Render is null == settings.Rds is null)
            node.Refuse("render", "and rds are two places, and a database lives in one",
                "Give either the group render or the group rds.");
        node.End();
        return settings;
    }

    private static RenderDatabaseSettings Render(SettingsNode node)
    {
        var settings = new RenderDatabaseSettings
        {
            Id = node.OptionalText("id", SettingRule.RenderId),
            Plan = node.Text("plan", SettingRule.RenderPlan),
            Region = node.Text("region", SettingRule.RenderRegion),
            DiskSizeGb = node.Number("diskSizeGb", 1, 65_535),
            DiskAutoscaling = node.Flag("diskAutoscaling", true),
            HighAvailability = node.Flag("highAvailability", false),
            AllowedCidrs = node.Texts("allowedCidrs", SettingRule.AllowedCidr),
            Version = Version(node),
        };
        if (settings.DiskSizeGb != 1 && settings.DiskSizeGb % 5 != 0)
            node.Refuse("diskSizeGb", "must be 1 or a multiple of 5", $"Take {((settings.DiskSizeGb / 5) + 1) * 5}.");
        if (settings.HighAvailability && settings.Plan.StartsWith("basic_", StringComparison.Ordinal))
            node.Refuse("highAvailability", "needs a pro or accelerated plan", "Take a larger plan, or leave the standby out.");
        node.End();
        return settings;
    }

    private static RdsDatabaseSettings Rds(SettingsNode node)
    {
        var settings = new RdsDatabaseSettings
        {
            InstanceClass = node.Text("instanceClass", SettingRule.InstanceClass),
            StorageGb = node.Number("storageGb", 20, 65_536),
            MaxStorageGb = node.OptionalNumber("maxStorageGb", 22, 65_536),
            MultiAz = node.Flag("multiAz", false),
            // Whether it is long enough for the runbook is an invariant's business: 1 to 35 is what RDS can do with backups on.
            BackupRetentionDays = node.Number("backupRetentionDays", 1, 35,
                new RdsDatabaseSettings { InstanceClass = "", StorageGb = 0 }.BackupRetentionDays),
            SubnetIds = node.Texts("subnetIds", SettingRule.Subnet),
            ClientSecurityGroupIds = node.Texts("clientSecurityGroupIds", SettingRule.SecurityGroup),
            Version = Version(node),
        };
        if (settings.MaxStorageGb is { } most && most * 10L < settings.StorageGb * 11L)
            node.Refuse("maxStorageGb", "must be a tenth above storageGb at least",
                $"Take {(settings.StorageGb * 11 / 10) + 1} or more.");
        if (settings.SubnetIds.Count == 1)
            node.Refuse("subnetIds", "must lie in two zones", "Name two subnets at least, or none for the tasks' own.");
        node.End();
        return settings;
    }

    private static int Version(SettingsNode node) => node.Number("version", SupportedVersions.Oldest, SupportedVersions.Newest, 16);
}
