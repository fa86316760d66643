using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>The alarms of a stack; every number is the policy's.</summary>
public sealed class AlarmRules
{
    private readonly StackSettings _settings;
    private readonly int _silenceHours;

    private AlarmRules(StackSettings settings) => (_settings, _silenceHours) = (settings, SilenceHours(settings));

    /// <summary>All of a stack's.</summary>
    public static IReadOnlyList<AlarmRule> Of(StackSettings settings, StackNames names)
    {
        var rules = new AlarmRules(settings);
        return
        [
            rules.CheckSilent, rules.ReviewOverdue, rules.ProbeSucceeded, Undelivered(names),
            .. settings.Databases.Select(database => database.Name).SelectMany(database => (AlarmRule[])
            [
                rules.BackupSilent(database), rules.BackupStale(database), rules.DrillOverdue(database),
                    rules.DrillSlow(database),
                rules.Anomaly(database),
            ]),
        ];
    }

    /// <summary>
    /// The hours without a backup after which an alarm sounds: the policy's 36, or fewer where settings say so.
    /// </summary>
    public static int SilenceHours(StackSettings settings)
        => settings.Alarms.BackupSilenceHours ?? (int)AlarmAfter("daily-backup").TotalHours;

    private AlarmRule CheckSilent => new()
    {
        Name = "check-silent",
        Source = AlarmSource.Of(BackupMetric.CheckCompleted, _settings),
        Statistic = "Sum",
        SoundsBelow = true,
        Threshold = 1,
        Hours = CheckHours,
        SilenceIsWrong = true,
        Text = $"Nobody has looked after the backups for {CheckHours} hours. Read the check's log, then run: pmo-backup check",
    };

    private AlarmRule ReviewOverdue => new()
    {
        Name = "review-overdue",
        Source = AlarmSource.Of(BackupMetric.DaysSinceReview, _settings),
        Statistic = "Maximum",
        Threshold = AlarmAfter("quarterly-review").TotalDays,
        Hours = CheckHours,
        SilenceIsWrong = true,
        Text = "The quarterly recovery review is overdue. Run: pmo-backup review quarterly",
    };

    // Told once a month: between two probes there is nothing to hear.
    private AlarmRule ProbeSucceeded => new()
    {
        Name = "probe-succeeded",
        Source = AlarmSource.Of(BackupMetric.ProbeSucceeded, _settings),
        Statistic = "Maximum",
        Threshold = 0,
        Hours = 1,
        SilenceIsWrong = false,
        Text = "The writer's credentials could do what the vault must deny. Treat them as lost, and run: pmo-backup audit",
    };

    private AlarmRule BackupSilent(string database) => new()
    {
        Name = $"backup-silent-{database}",
        Source = AlarmSource.Of(BackupMetric.BackupSucceeded, _settings, database),
        Statistic = "Sum",
        SoundsBelow = true,
        Threshold = 1,
        Hours = _silenceHours,
        SilenceIsWrong = true,
        Text = $"No backup of {database} has succeeded for {_silenceHours} hours. Run: pmo-backup backup",
    };

    // Beside the one above: where data is missing, CloudWatch may keep a success in view for longer than it was asked to. Here it
    // is told the age. When nobody tells it, the check is silent, which has its own alarm.
    private AlarmRule BackupStale(string database) => new()
    {
        Name = $"backup-stale-{database}",
        Source = AlarmSource.Of(BackupMetric.BackupAge, _settings, database),
        Statistic = "Maximum",
        Threshold = TimeSpan.FromHours(_silenceHours).TotalSeconds,
        Hours = 1,
        SilenceIsWrong = false,
        Text = $"The newest backup of {database} is older than {_silenceHours} hours. Run: pmo-backup backup",
    };

    private AlarmRule DrillOverdue(string database) => new()
    {
        Name = $"drill-overdue-{database}",
        Source = AlarmSource.Of(BackupMetric.DaysSinceDrill, _settings, database),
        Statistic = "Maximum",
        Threshold = AlarmAfter("monthly-drill").TotalDays,
        Hours = CheckHours,
        SilenceIsWrong = true,
        Text = $"No drill of {database} has passed for more than {AlarmAfter("monthly-drill").TotalDays} days. "
            + "Run: pmo-backup drill",
    };

    private AlarmRule DrillSlow(string database) => new()
    {
        Name = $"drill-slow-{database}",
        Source = AlarmSource.Of(BackupMetric.DrillRestore, _settings, database),
        Statistic = "Maximum",
        Threshold = RecoveryObjectives.DrillRestore.TotalSeconds,
        Hours = 1,
        SilenceIsWrong = false,
        Text = $"Restoring {database} took longer than {RecoveryObjectives.DrillRestore.TotalMinutes} minutes in the drill. "
            + "Compare with the drills before it: pmo-backup report",
    };

    private AlarmRule Anomaly(string database) => new()
    {
        Name = $"anomaly-{database}",
        Source = AlarmSource.Of(BackupMetric.OpenAnomalies, _settings, database),
        Statistic = "Maximum",
        Threshold = 0,
        Hours = 1,
        SilenceIsWrong = false,
        Text = $"A backup of {database} differs oddly from the one before it. Look at it, then run: pmo-backup ack",
    };

    private static int CheckHours => (int)AlarmAfter("freshness-check").TotalHours;

    private static AlarmRule Undelivered(StackNames names) => new()
    {
        Name = "task-undelivered",
        Source = AlarmSource.Waiting(names.DeadLetterQueue),
        Statistic = "Maximum",
        Threshold = 0,
        Hours = 1,
        SilenceIsWrong = false,
        Text = "The scheduler could not start a task. The queue holds which and why; start it by hand, then empty the queue.",
    };

    private static TimeSpan AlarmAfter(string task) => TaskCatalog.All.Single(known => known.Name == task).AlarmAfter;
}
