namespace PmoBackup.Policy;

/// <summary>A figure that the program tells CloudWatch; the stack's alarms look at exactly these.</summary>
public sealed record BackupMetric
{
    private BackupMetric(string name, string unit, bool perDatabase, string means)
        => (Name, Unit, IsPerDatabase, Means) = (name, unit, perDatabase, means);

    /// <summary>The namespace of all of them.</summary>
    public static string Namespace => "PmoBackup";

    /// <summary>The dimension that every figure has: the stack's name.</summary>
    public static string StackDimension => "Stack";

    /// <summary>The dimension of figures of one database: its name in the stack.</summary>
    public static string DatabaseDimension => "Database";

    /// <summary>1 for each backup that is stored and whole, of whatever class.</summary>
    public static BackupMetric BackupSucceeded { get; } = new("BackupSucceeded", "Count", true, "A backup is stored and whole.");

    /// <summary>The age of the newest whole backup, told every hour by the check.</summary>
    public static BackupMetric BackupAge { get; } = new("BackupAgeSeconds", "Seconds", true, "Age of the newest whole backup.");

    /// <summary>1 for each hourly check that came to its end, whatever it found.</summary>
    public static BackupMetric CheckCompleted { get; } =
        new("CheckCompleted", "Count", false, "The hourly check came to its end.");

    /// <summary>
    /// Whole days since the last drill that passed (since the first backup, before the first drill), told every hour.
    /// </summary>
    public static BackupMetric DaysSinceDrill { get; } =
        new("DaysSinceDrill", "None", true, "Days since the last drill that passed.");

    /// <summary>Whole days since the last quarterly recovery review, told every hour.</summary>
    public static BackupMetric DaysSinceReview { get; } =
        new("DaysSinceReview", "None", false, "Days since the last quarterly recovery review.");

    /// <summary>How long a drill's restore took.</summary>
    public static BackupMetric DrillRestore { get; } =
        new("DrillRestoreSeconds", "Seconds", true, "Time that a drill's restore took.");

    /// <summary>Anomalies between backups that nobody acknowledged, told every hour.</summary>
    public static BackupMetric OpenAnomalies { get; } =
        new("OpenAnomalies", "Count", true, "Anomalies between backups that nobody acknowledged.");

    /// <summary>What the probe tried with the writer's credentials and was not denied; it ought to be 0.</summary>
    public static BackupMetric ProbeSucceeded { get; } =
        new("ProbeSucceeded", "Count", false, "Forbidden acts on the vault that succeeded.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BackupMetric> All { get; } =
    [
        BackupSucceeded, BackupAge, CheckCompleted, DaysSinceDrill, DaysSinceReview, DrillRestore, OpenAnomalies, ProbeSucceeded,
    ];

    /// <summary>The name, as CloudWatch shows it.</summary>
    public string Name { get; }

    /// <summary>The unit, as CloudWatch spells it.</summary>
    public string Unit { get; }

    /// <summary>Whether it is told for each database; else once for the stack.</summary>
    public bool IsPerDatabase { get; }

    /// <summary>What it means, one sentence.</summary>
    public string Means { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
