using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>The alarms of a stack; every number is the policy's.</summary>
public static class AlarmRules
{
    /// <summary>How many hours the check may be silent: one run may fail by bad luck, three do not.</summary>
    public const int CheckSilenceHours = 3;

    /// <summary>All of a stack's.</summary>
    public static IReadOnlyList<AlarmRule> Of(StackSettings settings)
        => [.. ForStack(), .. settings.Databases.SelectMany(database => ForDatabase(database.Name, SilenceHours(settings)))];

    /// <summary>The hours without a backup after which an alarm sounds: the policy's 36, or fewer where settings say so.</summary>
    public static int SilenceHours(StackSettings settings)
        => settings.Alarms.BackupSilenceHours ?? (int)RecoveryObjectives.FreshnessCritical.TotalHours;

    private static IEnumerable<AlarmRule> ForStack() =>
    [
        new()
        {
            Name = "check-silent",
            Metric = BackupMetric.CheckCompleted,
            Statistic = "Sum",
            SoundsBelow = true,
            Threshold = 1,
            Hours = CheckSilenceHours,
            SilenceIsWrong = true,
            Text = $"Nobody has looked after the backups for {CheckSilenceHours} hours. Read the check's log, then run: pmo-backup check",
        },
        new()
        {
            Name = "review-overdue",
            Metric = BackupMetric.DaysSinceReview,
            Statistic = "Maximum",
            Threshold = OverdueLimits.Review.TotalDays,
            Hours = CheckSilenceHours,
            SilenceIsWrong = true,
            Text = "The quarterly recovery review is overdue. Run: pmo-backup review quarterly",
        },
        new()
        {
            Name = "probe-succeeded",
            Metric = BackupMetric.ProbeSucceeded,
            Statistic = "Maximum",
            Threshold = 0,
            Hours = 1,
            // Told once a month: between two probes there is nothing to hear, and the check says when one is overdue.
            SilenceIsWrong = false,
            Text = "The writer's credentials could do what the vault must deny. Run pmo-backup audit, and treat those credentials as lost.",
        },
    ];

    private static IEnumerable<AlarmRule> ForDatabase(string database, int silenceHours) =>
    [
        new()
        {
            Name = $"backup-silent-{database}",
            Metric = BackupMetric.BackupSucceeded,
            Database = database,
            Statistic = "Sum",
            SoundsBelow = true,
            Threshold = 1,
            Hours = silenceHours,
            SilenceIsWrong = true,
            Text = $"No backup of {database} has succeeded for {silenceHours} hours. Run: pmo-backup backup",
        },
        // Beside the one above, which hears nothing: CloudWatch keeps an old success in view for some periods more than it was asked
        // to. This one is told the age.
        new()
        {
            Name = $"backup-stale-{database}",
            Metric = BackupMetric.BackupAge,
            Database = database,
            Statistic = "Maximum",
            Threshold = TimeSpan.FromHours(silenceHours).TotalSeconds,
            Hours = 1,
            SilenceIsWrong = false,
            Text = $"The newest backup of {database} is older than {silenceHours} hours. Run: pmo-backup backup",
        },
        new()
        {
            Name = $"drill-overdue-{database}",
            Metric = BackupMetric.DaysSinceDrill,
            Database = database,
            Statistic = "Maximum",
            Threshold = OverdueLimits.Drill.TotalDays,
            Hours = CheckSilenceHours,
            SilenceIsWrong = true,
            Text = $"No drill of {database} has passed for more than {OverdueLimits.Drill.TotalDays} days. Run: pmo-backup drill",
        },
        new()
        {
            Name = $"drill-slow-{database}",
            Metric = BackupMetric.DrillRestore,
            Database = database,
            Statistic = "Maximum",
            Threshold = RecoveryObjectives.DrillRestore.TotalSeconds,
            Hours = 1,
            SilenceIsWrong = false,
            Text = $"Restoring {database} took longer than {RecoveryObjectives.DrillRestore.TotalMinutes} minutes in the drill. "
                + "Compare with the drills before it: pmo-backup report",
        },
        new()
        {
            Name = $"anomaly-{database}",
            Metric = BackupMetric.OpenAnomalies,
            Database = database,
            Statistic = "Maximum",
            Threshold = 0,
            Hours = 1,
            SilenceIsWrong = false,
            Text = $"A backup of {database} differs oddly from the one before it. Look at it, then run: pmo-backup ack",
        },
    ];
}
