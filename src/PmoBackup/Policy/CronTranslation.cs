namespace PmoBackup.Policy;

/// <summary>A schedule in the words of another scheduler: exactly the same runs, or why it has no words for them.</summary>
public sealed record CronTranslation
{
    private CronTranslation()
    {
    }

    /// <summary>The expression; null where there is none.</summary>
    public string? Expression { get; private init; }

    /// <summary>What a shell must ask before the task runs; null for nothing.</summary>
    public CronGuard? Guard { get; private init; }

    /// <summary>Why there is no expression, a clause; null where there is one.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>In the five fields of crontab and of Render's cron jobs, read in UTC: minute, hour, day of month, month, day of
    /// week (0 is Sunday).</summary>
    /// <param name="schedule">The schedule.</param>
    public static CronTranslation ToFiveFields(CronSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!schedule.Years.IsEvery)
            return new() { WhyNot = "cron has no field for years" };
        return schedule.Days switch
        {
            CronDays.OfMonth days => Fields(days.Values.Write("-"), "*"),
            CronDays.OfWeek days => Fields("*", days.Values.Write("-", offset: -1)),
            CronDays.Last => Fields("28-31", "*", new CronGuard(null, 1)),
            // With days of the month and of the week, cron would run on both.
            CronDays.LastOfWeek days => Fields("22-31", "*", new CronGuard(Iso(days.Day), 7)),
            CronDays.NthOfWeek days => Fields(Week(days.Nth, "-"), "*", new CronGuard(Iso(days.Day), null)),
            _ => NoWeekdays,
        };

        CronTranslation Fields(string dayOfMonth, string dayOfWeek, CronGuard? guard = null) => new()
        {
            Expression = $"{schedule.Minutes.Write("-")} {schedule.Hours.Write("-")} "
                + $"{dayOfMonth} {schedule.Months.Write("-")} {dayOfWeek}",
            Guard = guard,
        };
    }

    /// <summary>As an <c>OnCalendar=</c> of systemd, which says that it means UTC.</summary>
    /// <param name="schedule">The schedule.</param>
    public static CronTranslation ToSystemd(CronSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Days switch
        {
            CronDays.OfMonth days => Calendar("", $"-{days.Values.Write("..")}"),
            CronDays.OfWeek { Values.IsEvery: true } => Calendar("", "-*"),
            CronDays.OfWeek days => Calendar(string.Join(',', days.Values.Sorted.Select(Name)), "-*"),
            CronDays.Last => Calendar("", "~1"),
            CronDays.LastOfWeek days => Calendar(Name(days.Day), "~7/1"),
            CronDays.NthOfWeek days => Calendar(Name(days.Day), $"-{Week(days.Nth, "..")}"),
            _ => NoWeekdays,
        };

        CronTranslation Calendar(string weekdays, string days)
        {
            var date = $"{schedule.Years.Write("..")}-{schedule.Months.Write("..")}{days}";
            var time = $"{schedule.Hours.Write("..", "00")}:{schedule.Minutes.Write("..", "00")}:00";
            return new() { Expression = $"{weekdays} {date} {time} UTC".TrimStart() };
        }
    }

    private static CronTranslation NoWeekdays => new()
    {
        WhyNot = "it has no words for W, the working day nearest to a date; choose a day of the week, such as 2#1",
    };

    private static int Iso(int day) => day == 1 ? 7 : day - 1;

    private static string Name(int day) => $"{(DayOfWeek)(day - 1)}"[..3];

    private static string Week(int nth, string to) => $"{(nth * 7) - 6}{to}{Math.Min(nth * 7, 31)}";
}
