using System.Globalization;

namespace PmoBackup.Policy;

/// <summary>One of the six fields of a cron expression: its range, and what may be written in it. Source: the user guide of
/// EventBridge Scheduler. What it does not document is refused here, before AWS refuses it there.</summary>
/// <param name="Name">As AWS calls it.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Wildcards">The signs that it takes beside values.</param>
/// <param name="Names">Names of the values from <paramref name="Min"/> on, in capital letters; empty for none.</param>
internal sealed record CronField(string Name, int Min, int Max, string Wildcards, params IReadOnlyList<string> Names)
{
    public static readonly CronField Minutes = new("minutes", 0, 59, ", - * /");
    public static readonly CronField Hours = new("hours", 0, 23, ", - * /");
    public static readonly CronField DayOfMonth = new("day-of-month", 1, 31, ", - * ? / L W");
    public static readonly CronField Month = new("month", 1, 12, ", - * /",
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    public static readonly CronField DayOfWeek = new("day-of-week", 1, 7, ", - * ? L #",
        "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    public static readonly CronField Year = new("year", 1970, 2199, ", - * /");

    // 59, 23, 31, 12 and 230: a longer step would leave the first value alone, which is written without one.
    private int LongestStep => Math.Min(Max, Max - Min + 1);

    /// <summary>Reads a list of values, ranges and steps.</summary>
    /// <param name="text">In capital letters.</param>
    /// <exception cref="FormatException">It is none; the message names the field, its value and what is allowed.</exception>
    public CronValues Parse(string text) => new(this, text, [.. text.Split(',').Select(term => ParseTerm(text, term))]);

    /// <summary>A value, as a number or by its name.</summary>
    /// <param name="text">The whole field, for the message.</param>
    /// <param name="value">The part of it that should be a value.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public int ParseValue(string text, string value)
    {
        if (Names.Contains(value))
            return Min + Names.ToList().IndexOf(value);
        if (ParseNumber(value) is not { } number)
            throw Wrong(text, value.Length == 0 ? "a value is missing" : $"'{value}' is no value");
        return number >= Min && number <= Max ? number : throw Wrong(text, $"{value} is out of range");
    }

    /// <summary>What to throw when the field is wrong.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="reason">What is wrong, without a full stop.</param>
    public FormatException Wrong(string text, string reason)
    {
        var names = Names.Count == 0 ? "" : $" or {Names[0]} to {Names[^1]}";
        return new($"The {Name} field '{text}' is wrong: {reason}. It takes {Min} to {Max}{names}, with {Wildcards}.");
    }

    private CronTerm ParseTerm(string text, string term)
    {
        var parts = term.Split('/');
        if (parts.Length > 1 && !Wildcards.Contains('/'))
            throw Wrong(text, "it has no steps; list the values instead");
        var step = parts.Length switch
        {
            1 => 1,
            2 => ParseNumber(parts[1]) is { } number and > 0 && number <= LongestStep ? number
                : throw Wrong(text, $"the step '{parts[1]}' is not a number from 1 to {LongestStep}"),
            _ => throw Wrong(text, $"'{term}' has more than one /"),
        };
        if (parts[0] == "*")
            return new CronTerm(Min, Max, step);
        var ends = parts[0].Split('-');
        if (ends.Length > 2)
            throw Wrong(text, $"'{parts[0]}' has more than one -");
        var first = ParseValue(text, ends[0]);
        // 5/10 goes on to the end of the range.
        var last = ends.Length == 2 ? ParseValue(text, ends[1]) : parts.Length == 2 ? Max : first;
        return last >= first ? new CronTerm(first, last, step)
            : throw Wrong(text, $"'{parts[0]}' goes backwards; write it as two ranges");
    }

    private static int? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
