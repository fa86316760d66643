namespace PmoBackup.Policy;

/// <summary>What recovery must achieve. Source of every number: the runbook.</summary>
public static class RecoveryObjectives
{
    /// <summary>RPO, how much work a disaster may cost: 24 hours; minutes with point-in-time recovery.
    /// Source: the runbook.</summary>
    public static TimeSpan RecoveryPoint { get; } = TimeSpan.FromHours(24);

    /// <summary>RTO, how long until the platform works again: 1 hour. Source: the runbook.</summary>
    public static TimeSpan RecoveryTime { get; } = TimeSpan.FromHours(1);

    /// <summary>How long the restore of a drill may take: 10 minutes. Source: the runbook.</summary>
    public static TimeSpan DrillRestore { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The age of the newest backup that deserves a warning: 26 hours. Source: the runbook.</summary>
    public static TimeSpan FreshnessWarning { get; } = TimeSpan.FromHours(26);

    /// <summary>The age of the newest backup that is an alarm: 36 hours. Source: the runbook.</summary>
    public static TimeSpan FreshnessCritical { get; } = TimeSpan.FromHours(36);

    /// <summary>How far a restored table's row count may be from production's, as a fraction of it: 0.05.
    /// Source: the runbook.</summary>
    public static double ProductionCountTolerance { get; } = 0.05;

    /// <summary>How far back point-in-time recovery reaches: 7 days. Source: the runbook.</summary>
    public static TimeSpan RecoveryWindow { get; } = TimeSpan.FromDays(7);

    /// <summary>How long files without a manifest are left alone, because their backup may be in flight: 48 hours.
    /// Source: the runbook.</summary>
    public static TimeSpan OrphanGrace { get; } = TimeSpan.FromHours(48);
}
