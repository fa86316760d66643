using PmoBackup.Infra.Components;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>Whether alarms can sound at all.</summary>
internal static class AlarmInvariants
{
    // Source: CloudWatch's limits on an alarm's periods.
    private static readonly TimeSpan s_farthest = TimeSpan.FromDays(7);

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("alarms-can-sound",
            "Every alarm looks back no further than CloudWatch does, and hears silence where silence is the trouble.", CanSound),
    ];

    private static IEnumerable<string> CanSound(StackFacts facts)
    {
        foreach (var rule in facts.Alarms.Where(rule => rule.LooksBack > s_farthest))
            yield return $"{rule.Name} looks back {rule.Hours} hours, and CloudWatch 168 at most. Lower it in AlarmRules.";
        foreach (var database in facts.Settings.Databases)
        {
            var deadMansSwitch = facts.Alarms.Any(rule => rule is { SoundsBelow: true, SilenceIsWrong: true }
                && rule.Source.Name == BackupMetric.BackupSucceeded.Name
                && rule.Source.Dimensions.GetValueOrDefault(BackupMetric.DatabaseDimension) == database.Name);
            if (!deadMansSwitch)
                yield return $"Nothing sounds when the backups of {database.Name} stop. Put its alarm back into AlarmRules.";
        }
    }
}
