using System.Globalization;

namespace PmoBackup.Infra.Settings.Reading;

internal static class DrillReader
{
    private static readonly SettingRule s_time = new(
        t => Time(t) is not null, "must be a time in UTC, with its Z", "2026-11-02T09:30:00Z");

    public static DrillSettings Read(SettingsNode node)
    {
        var settings = new DrillSettings
        {
            Name = node.Text("name", SettingRule.Name),
            Database = node.Text("database", SettingRule.Name),
            Backup = node.OptionalText("backup", SettingRule.BackupId),
            PointInTime = node.OptionalText("pointInTime", s_time) is { } time ? Time(time) : null,
            Host = node.Text("host", SettingRule.DrillHost),
            ServerSecretArn = node.OptionalText("serverSecretArn", SettingRule.SecretArn),
            ExpiresAfter = TimeSpan.FromHours(node.Number("expiresAfterHours", 1, 7 * 24, 24)),
        };
        if (settings.Backup is null == settings.PointInTime is null)
            node.Refuse("backup", "and pointInTime are two ways, and a drill takes one",
                "Set backup to latest or an id, or pointInTime to a time.");
        if ((settings.Host == "server") != settings.ServerSecretArn is not null)
            node.Refuse("serverSecretArn", "belongs with host server",
                "Name the secret with the server's connection string, or take another host.");
        if (settings is { Host: "server", PointInTime: not null })
            node.Refuse("pointInTime", "needs a host that recovers: render or rds", "Take the database's own host, or a backup.");
        node.End();
        return settings;
    }

    private static DateTimeOffset? Time(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time) ? time : null;
}
