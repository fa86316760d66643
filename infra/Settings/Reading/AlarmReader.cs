namespace PmoBackup.Infra.Settings.Reading;

internal static class AlarmReader
{
    public static AlarmSettings Read(SettingsNode? node)
    {
        if (node is null)
            return new AlarmSettings();
        var settings = new AlarmSettings
        {
            Emails = node.Texts("emails", SettingRule.Email),
            Slack = node.OptionalSection("slack") is { } slack ? Slack(slack) : null,
            // Alarms look back seven days at most.
            BackupSilenceHours = node.OptionalNumber("backupSilenceHours", 2, 168),
        };
        node.End();
        return settings;
    }

    private static SlackSettings Slack(SettingsNode node)
    {
        var settings = new SlackSettings
        {
            WorkspaceId = node.Text("workspaceId", SettingRule.SlackWorkspace),
            ChannelId = node.Text("channelId", SettingRule.SlackChannel),
        };
        node.End();
        return settings;
    }
}
