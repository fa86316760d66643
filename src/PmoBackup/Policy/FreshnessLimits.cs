namespace PmoBackup.Policy;

/// <summary>How old the newest backup may be.</summary>
public sealed record FreshnessLimits
{
    /// <summary>How far a backup may lie in the future before the clocks are said to disagree: 5 minutes.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Sets both limits.</summary>
    /// <param name="warn">The age from which on there is a warning; more than zero.</param>
    /// <param name="maxAge">The age from which on the backup is stale; at least <paramref name="warn"/>.</param>
    /// <exception cref="ArgumentException">A limit is not positive, or the warning would come after the alarm.</exception>
    public FreshnessLimits(TimeSpan warn, TimeSpan maxAge)
    {
        if (warn <= TimeSpan.Zero)
            throw new ArgumentException("The warning age must be more than zero.", nameof(warn));
        if (maxAge < warn)
            throw new ArgumentException("The maximum age must be at least the warning age.", nameof(maxAge));
        (Warn, MaxAge) = (warn, maxAge);
    }

    /// <summary>The limits of <see cref="RecoveryObjectives"/>: 26 hours and 36 hours. Source: the runbook.</summary>
    public static FreshnessLimits Default { get; } =
        new(RecoveryObjectives.FreshnessWarning, RecoveryObjectives.FreshnessCritical);

    /// <summary>The age from which on there is a warning. Default: 26 hours.</summary>
    public TimeSpan Warn { get; }

    /// <summary>The age from which on the backup is stale. Default: 36 hours.</summary>
    public TimeSpan MaxAge { get; }

    /// <summary>Judges the age of the newest backup.</summary>
    /// <param name="age">The age; null when there is no backup at all. Slightly negative ages count as zero; more than five
    /// minutes in the future is stale, because such an age hides how old the backup really is.</param>
    public FreshnessVerdict Judge(TimeSpan? age)
    {
        if (age is not { } value)
            return new(FreshnessLevel.Stale, "There is no backup.");
        if (value < -ClockTolerance)
        {
            return new(FreshnessLevel.Stale,
                $"The newest backup lies {RoundedDuration.Of(value)} in the future: the clocks disagree, so its age is unknown.");
        }
        var text = $"The newest backup is {RoundedDuration.Of(value < TimeSpan.Zero ? TimeSpan.Zero : value)} old";
        if (value >= MaxAge)
            return new(FreshnessLevel.Stale, $"{text}; from {RoundedDuration.Of(MaxAge)} on it is stale.");
        return value >= Warn
            ? new(FreshnessLevel.Warning, $"{text}; it becomes stale at {RoundedDuration.Of(MaxAge)}.")
            : new(FreshnessLevel.Fresh, $"{text}.");
    }
}
