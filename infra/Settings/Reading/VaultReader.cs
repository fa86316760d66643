namespace PmoBackup.Infra.Settings.Reading;

internal static class VaultReader
{
    public static VaultSettings Read(SettingsNode node)
    {
        var settings = new VaultSettings
        {
            Bucket = node.Text("bucket", SettingRule.Bucket),
            LockMode = node.Text("lockMode", SettingRule.LockMode),
            LockDays = node.OptionalNumber("lockDays", 1, 36_500),
            Replica = node.OptionalSection("replica") is { } replica ? Replica(replica) : null,
        };
        node.End();
        return settings;
    }

    private static ReplicaSettings Replica(SettingsNode node)
    {
        var settings = new ReplicaSettings
        {
            Bucket = node.Text("bucket", SettingRule.Bucket),
            Region = node.Text("region", SettingRule.Region),
            AccountId = node.OptionalText("accountId", SettingRule.Account),
            RoleArn = node.OptionalText("roleArn", SettingRule.RoleArn),
        };
        if (settings.AccountId is { } account && settings.RoleArn?.Contains($"::{account}:", StringComparison.Ordinal) != true)
        {
            node.Refuse("roleArn", $"must be a role of account {account}, which the stack becomes to make the replica there",
                "Make that role in the account (docs/infra.md says what it needs), and put its ARN here.");
        }
        node.End();
        return settings;
    }
}
