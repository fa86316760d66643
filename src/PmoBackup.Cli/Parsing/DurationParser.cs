using System.Globalization;

namespace PmoBackup.Cli.Parsing;

/// <summary>Durations as people type them: <c>30s</c>, <c>90m</c>, <c>26h</c>, <c>7d</c>.</summary>
internal static class DurationParser
{
    internal static TimeSpan? TryParse(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
