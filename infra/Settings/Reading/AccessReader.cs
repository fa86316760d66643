namespace PmoBackup.Infra.Settings.Reading;

internal static class AccessReader
{
    public static AccessSettings Read(SettingsNode node)
    {
        var settings = new AccessSettings
        {
            BreakGlass = node.Texts("breakGlass", SettingRule.Person),
            Deployers = node.Texts("deployers", SettingRule.Person),
            Restorers = node.Texts("restorers", SettingRule.Person),
            State = node.OptionalSection("state") is { } state ? State(state) : null,
            GitHub = node.OptionalSection("gitHub") is { } gitHub ? GitHub(gitHub) : null,
        };
        node.End();
        return settings;
    }

    private static StateSettings State(SettingsNode node)
    {
        var settings = new StateSettings
        {
            Bucket = node.Text("bucket", SettingRule.Bucket),
            KeyArn = node.Text("keyArn", SettingRule.KeyArn),
        };
        node.End();
        return settings;
    }

    private static GitHubSettings GitHub(SettingsNode node)
    {
        var settings = new GitHubSettings
        {
            Repository = node.Text("repository", SettingRule.Repository),
            PreviewBranches = node.Texts("previewBranches", SettingRule.Branch),
            DeployEnvironment = node.Text("deployEnvironment", SettingRule.Word),
            SentinelEnvironment = node.OptionalText("sentinelEnvironment", SettingRule.Word),
            HasProvider = node.Flag("hasProvider", false),
        };
        node.End();
        return settings;
    }
}
