namespace PmoBackup.Policy;

/// <summary>Reads the two fields that say which days.</summary>
internal static class CronDaysParser
{
    private const string None = "?";

    /// <summary>Reads both fields, one of which must be a question mark.</summary>
    /// <exception cref="FormatException">They do not say which days; the message says why.</exception>
    public static CronDays Parse(string dayOfMonth, string dayOfWeek)
    {
        return (dayOfMonth, dayOfWeek) switch
        {
            (None, None) => throw new FormatException(
                "The day-of-month and the day-of-week field are both '?': one of them must say which days, * for every day."),
            (_, None) => ParseDayOfMonth(dayOfMonth),
            (None, _) => ParseDayOfWeek(dayOfWeek),
            _ => throw new FormatException(
                $"The day-of-month field is '{dayOfMonth}' and the day-of-week field is '{dayOfWeek}': one of them must be '?'."),
        };
    }

    private static CronDays ParseDayOfMonth(string text)
    {
        var field = CronField.DayOfMonth;
        return text switch
        {
            "L" => new CronDays.Last(),
            "LW" => new CronDays.LastWeekday(),
            [.. var day, 'W'] when day.All(char.IsAsciiDigit) => new CronDays.NearestWeekday(field.ParseValue(text, day)),
            _ when text.AsSpan().ContainsAny('L', 'W') => throw field.Wrong(text, "L, LW and nW, such as 15W, stand alone"),
            _ => new CronDays.OfMonth(field.Parse(text)),
        };
    }

    private static CronDays ParseDayOfWeek(string text)
    {
        var field = CronField.DayOfWeek;
        var parts = text.Split('#');
        return text switch
        {
            _ when text.Contains(',') && text.AsSpan().ContainsAny('#', 'L') =>
                throw field.Wrong(text, "nL and n#k, such as 6L and 2#1, stand alone"),
            // The last day of the week is Saturday.
            "L" => new CronDays.OfWeek(field.Parse("7")),
            [.. var day, 'L'] => new CronDays.LastOfWeek(field.ParseValue(text, day)),
            _ when parts.Length > 2 => throw field.Wrong(text, "it has more than one #"),
            _ when parts.Length == 2 => new CronDays.NthOfWeek(field.ParseValue(text, parts[0]), parts[1] switch
            {
                [>= '1' and <= '5' and var nth] => nth - '0',
                _ => throw field.Wrong(text, $"after # comes 1 to 5, not '{parts[1]}'"),
            }),
            _ => new CronDays.OfWeek(field.Parse(text)),
        };
    }
}
