namespace PmoBackup.Infra.Settings.Reading;

internal static class NetworkReader
{
    public static NetworkSettings Read(SettingsNode? node)
    {
        var standard = new NetworkSettings();
        if (node is null)
            return standard;
        var settings = new NetworkSettings
        {
            VpcId = node.OptionalText("vpcId", SettingRule.Vpc),
            SubnetIds = node.Texts("subnetIds", SettingRule.Subnet),
            Cidr = node.OptionalText("cidr", SettingRule.MadeNetwork) ?? standard.Cidr,
            Zones = node.Texts("zones", SettingRule.Zone),
            EgressCidrs = node.Texts("egressCidrs", SettingRule.AllowedCidr),
        };
        if (settings.IsMade != settings.VpcId is null)
            node.Refuse("vpcId", "belongs with subnetIds",
                "Set both, for tasks to run in a network of yours, or none, for one to be made.");
        if (settings.Zones.Count is not 0 and not 2)
            node.Refuse("zones", "must be two zones",
                "Name two, such as [eu-central-1a, eu-central-1b], or none for the region's first two.");
        node.End();
        return settings;
    }
}
