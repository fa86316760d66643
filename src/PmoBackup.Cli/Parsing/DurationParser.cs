using System.Globalization;
using System.Text.RegularExpressions;

namespace PmoBackup.Cli.Parsing;

/// <summary>Durations as people type them: <c>26h</c>, <c>90m</c>, <c>30s</c>, <c>7d</c>, <c>1h30m</c>, <c>1.5h</c>.</summary>
internal static partial class DurationParser
{
    /// <summary>Reads a duration: numbers with the units d, h, m and s, in that order, each at most once.</summary>
    /// <param name="text">What was typed; no sign, no spaces.</param>
    /// <returns>The duration, zero or more; null when the text is none or is too long for a <see cref="TimeSpan"/>.</returns>
    public static TimeSpan? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        if (text.Length == 0 || !match.Success)
            return null;
        try
        {
            var ticks = Ticks(match.Groups["d"], TimeSpan.TicksPerDay) + Ticks(match.Groups["h"], TimeSpan.TicksPerHour)
                + Ticks(match.Groups["m"], TimeSpan.TicksPerMinute) + Ticks(match.Groups["s"], TimeSpan.TicksPerSecond);
            return TimeSpan.FromTicks(decimal.ToInt64(decimal.Truncate(ticks)));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // In decimal, because 0.1 has no exact binary form and 1.1h should be 66 minutes to the tick.
    private static decimal Ticks(Group number, long ticksPerUnit) => number.Success
        ? decimal.Parse(number.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * ticksPerUnit
        : 0;

    [GeneratedRegex("""
        \A (?: (?<d>[0-9]+(?:\.[0-9]+)?) d )?
           (?: (?<h>[0-9]+(?:\.[0-9]+)?) h )?
           (?: (?<m>[0-9]+(?:\.[0-9]+)?) m )?
           (?: (?<s>[0-9]+(?:\.[0-9]+)?) s )? \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
