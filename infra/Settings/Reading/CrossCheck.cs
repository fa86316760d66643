namespace PmoBackup.Infra.Settings.Reading;

/// <summary>What only a look at several groups of settings shows. What is about safety is an invariant instead.</summary>
internal static class CrossCheck
{
    public static void Look(StackSettings settings, SettingsNode root)
    {
        if (settings.Databases.Count == 0)
            root.Refuse("databases", null, "must name one database at least", "Add an entry with name and render or rds.");
        foreach (var twice in Twice(settings.Databases.Select(d => d.Name)))
            root.Refuse("databases[].name", twice, "is there twice", "Give each its own name.");
        foreach (var twice in Twice(settings.Drills.Select(d => d.Name)))
            root.Refuse("drills[].name", twice, "is there twice", "Give each its own name.");
        for (var n = 0; n < settings.Drills.Count; n++)
            Look(settings.Drills[n], n, settings, root);
        if (settings.IsProduction && settings.Alarms is { Emails.Count: 0, Slack: null })
            root.Refuse("alarms.emails", null, "must reach somebody",
                "Production needs an address under alarms.emails or a channel under alarms.slack.");
        if (settings.Databases.Any(d => d.Render is not null) && !settings.Network.IsMade
            && settings.Network.EgressCidrs.Count == 0)
        {
            root.Refuse("network.egressCidrs", null, "must say where tasks come from, since Render lets in known addresses only",
                "Set it to the public addresses of your NAT gateways.");
        }
    }

    private static void Look(DrillSettings drill, int n, StackSettings settings, SettingsNode root)
    {
        var database = settings.Databases.FirstOrDefault(d => d.Name == drill.Database);
        if (database is null)
        {
            root.Refuse($"drills[{n}].database", drill.Database, "is no database of this stack",
                $"Take one of {string.Join(", ", settings.Databases.Select(d => d.Name))}.");
        }
        else if (drill.PointInTime is not null && drill.Host != database.Provider)
        {
            root.Refuse($"drills[{n}].host", drill.Host,
                $"must be {database.Provider}, where {database.Name} lives: only there its past can be recovered",
                $"Set it to {database.Provider}, or rehearse a backup.");
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.Where(n => n.Length > 0).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key);
}
