namespace PmoBackup.Policy;

/// <summary>Why a backup was taken, and with that how long it is kept. Source of the numbers: the runbook.</summary>
public sealed record RetentionClass
{
    private RetentionClass(string name, int keptDays, string storageClass, string taken)
    {
        (Name, StorageClass, Taken) = (name, storageClass, taken);
        Kept = ImmutableFor = TimeSpan.FromDays(keptDays);
    }

    /// <summary>Taken every day; kept 30 days.</summary>
    public static RetentionClass Daily { get; } = new("daily", 30, "STANDARD_IA", "Every day.");

    /// <summary>Taken every week and every month; kept 90 days.</summary>
    public static RetentionClass Weekly { get; } = new("weekly", 90, "STANDARD_IA", "Every week and every month.");

    /// <summary>Taken before something changes; kept 7 days. In STANDARD, since S3 bills 30 days of STANDARD_IA
    /// at least.</summary>
    public static RetentionClass Predeploy { get; } =
        new("predeploy", 7, "STANDARD", "Before each deployment, migration or data transformation.");

    /// <summary>Taken before a restore and during an incident; kept 365 days.</summary>
    public static RetentionClass Incident { get; } =
        new("incident", 365, "STANDARD_IA", "Before a restore and during an incident.");

    /// <summary>Every class: daily, weekly, predeploy, incident.</summary>
    public static IReadOnlyList<RetentionClass> All { get; } = [Daily, Weekly, Predeploy, Incident];

    /// <summary><c>daily</c>, <c>weekly</c>, <c>predeploy</c> or <c>incident</c>: the first segment of its keys.</summary>
    public string Name { get; }

    /// <summary>How long a backup is kept, in whole days.</summary>
    public TimeSpan Kept { get; }

    /// <summary>How long the store refuses to remove a backup, in whole days; never longer than <see cref="Kept"/>.</summary>
    public TimeSpan ImmutableFor { get; }

    /// <summary>The storage class that S3 keeps it in, as S3 spells it.</summary>
    public string StorageClass { get; }

    /// <summary>When such a backup is taken, one sentence.</summary>
    public string Taken { get; }

    /// <summary>The age at which a lifecycle or <c>prune</c> removes a backup: a day more than <see cref="Kept"/>, so that
    /// nothing goes before its manifest says so.</summary>
    public TimeSpan LifecycleExpiry => Kept + TimeSpan.FromDays(1);

    /// <summary>The class of a name; null when there is none. Names are lower case.</summary>
    /// <param name="name">For instance <c>daily</c>.</param>
    public static RetentionClass? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    /// <summary>Until when a backup is kept.</summary>
    /// <param name="takenAt">When it was taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">That is after the year 9999.</exception>
    public DateTimeOffset ExpiresAt(DateTimeOffset takenAt) => takenAt + Kept;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
