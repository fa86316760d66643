using System.Globalization;

namespace PmoBackup.Infra.Commands;

/// <summary>Durations as the CLI reads them.</summary>
public static class DurationText
{
    /// <summary>
    /// For instance <c>7d</c>, <c>36h</c>, <c>90m</c> or <c>45s</c>: the largest unit that fits without a rest.
    /// </summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { Ticks: <= 0 } => throw new ArgumentOutOfRangeException(nameof(duration), "A duration is more than zero."),
        { Hours: 0, Minutes: 0, Seconds: 0 } => Text(duration.TotalDays, "d"),
        { Minutes: 0, Seconds: 0 } => Text(duration.TotalHours, "h"),
        { Seconds: 0 } => Text(duration.TotalMinutes, "m"),
        _ => Text(duration.TotalSeconds, "s"),
    };

    private static string Text(double count, string unit) => ((long)count).ToString(CultureInfo.InvariantCulture) + unit;
}
