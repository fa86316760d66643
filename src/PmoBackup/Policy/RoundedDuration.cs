namespace PmoBackup.Policy;

/// <summary>A duration as a person says it in a reason: one unit, rounded down.</summary>
internal static class RoundedDuration
{
    /// <summary>For instance <c>26 hours</c>; the sign is left out.</summary>
    public static string Of(TimeSpan duration)
    {
        var absolute = duration == TimeSpan.MinValue ? TimeSpan.MaxValue : duration.Duration();
        // A unit is used from three on: 26 and 48 hours are limits that people know by these names.
        return absolute switch
        {
            { TotalDays: >= 3 } => $"{absolute.Days} days",
            { TotalHours: >= 3 } => $"{Math.Floor(absolute.TotalHours)} hours",
            { TotalMinutes: >= 3 } => $"{Math.Floor(absolute.TotalMinutes)} minutes",
            { Ticks: >= TimeSpan.TicksPerSecond and < 2 * TimeSpan.TicksPerSecond } => "1 second",
            _ => $"{Math.Floor(absolute.TotalSeconds)} seconds",
        };
    }
}
