namespace PmoBackup.Policy;

/// <summary>
/// How many days may pass between two of what the runbook asks for: the longest time between two dates of its schedule, and a day to
/// do it in.
/// </summary>
public static class OverdueLimits
{
    /// <summary>Drills, on first Mondays, which lie 35 days apart at most: 36 days.</summary>
    public static TimeSpan Drill { get; } = TimeSpan.FromDays(36);

    /// <summary>Recovery reviews, once in a quarter, of 92 days at most: 93 days.</summary>
    public static TimeSpan Review { get; } = TimeSpan.FromDays(93);
}
