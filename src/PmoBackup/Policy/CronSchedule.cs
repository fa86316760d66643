using System.Text.RegularExpressions;

namespace PmoBackup.Policy;

/// <summary>When something runs: a cron expression of EventBridge Scheduler, in UTC.</summary>
/// <remarks><c>cron(minutes hours day-of-month month day-of-week year)</c> with <c>*</c>, lists, ranges, steps, names, <c>?</c>,
/// <c>L</c>, <c>LW</c>, <c>15W</c>, <c>6L</c> (the last Friday) and <c>2#1</c> (the first Monday); 1 is Sunday. One of the two
/// fields for days must be <c>?</c>, unlike in crontab.</remarks>
public sealed partial class CronSchedule
{
    private CronSchedule(CronValues minutes, CronValues hours, CronDays days, CronValues months, CronValues years) =>
        (Minutes, Hours, Days, Months, Years) = (minutes, hours, days, months, years);

    internal CronValues Minutes { get; }

    internal CronValues Hours { get; }

    internal CronDays Days { get; }

    internal CronValues Months { get; }

    internal CronValues Years { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">With its <c>cron(…)</c>; names in any case.</param>
    /// <exception cref="FormatException">It is none. The message has one sentence for each field that is wrong: the field, its
    /// value and what is allowed.</exception>
    public static CronSchedule Parse(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var match = Form().Match(expression);
        var fields = match.Groups["fields"].Value.ToUpperInvariant()
            .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (!match.Success || fields.Length != 6)
        {
            throw new FormatException($"'{expression}' is not cron(minutes hours day-of-month month day-of-week year): "
                + (match.Success ? $"it has {fields.Length} fields, not 6." : "write it as, for instance, cron(0 2 * * ? *)."));
        }

        List<string> errors = [];
        var minutes = Read(() => CronField.Minutes.Parse(fields[0]));
        var hours = Read(() => CronField.Hours.Parse(fields[1]));
        var days = Read(() => CronDaysParser.Parse(fields[2], fields[4]));
        var months = Read(() => CronField.Month.Parse(fields[3]));
        var years = Read(() => CronField.Year.Parse(fields[5]));
        return errors.Count == 0 ? new(minutes!, hours!, days!, months!, years!)
            : throw new FormatException(string.Join(' ', errors));

        T? Read<T>(Func<T> parse)
        {
            try
            {
                return parse();
            }
            catch (FormatException e)
            {
                errors.Add(e.Message);
                return default;
            }
        }
    }

    /// <summary>When it runs next: lazily, ascending, in UTC, to the minute. It ends with the year 2199, and is empty for a day
    /// that never comes, such as 30 February.</summary>
    /// <param name="after">Only runs after this moment count.</param>
    public IEnumerable<DateTimeOffset> NextRuns(DateTimeOffset after)
    {
        var start = after.UtcDateTime;
        return from year in Years.Sorted
               where year >= start.Year
               from month in Months.Sorted
               where year > start.Year || month >= start.Month
               from day in Days.In(year, month)
               let date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc)
               where date >= start.Date
               from hour in Hours.Sorted
               from minute in Minutes.Sorted
               let run = date.AddHours(hour).AddMinutes(minute)
               where run > start
               select new DateTimeOffset(run);
    }

    /// <summary>The expression, as AWS takes it.</summary>
    public override string ToString() =>
        $"cron({Minutes.Source} {Hours.Source} {Days.DayOfMonth} {Months.Source} {Days.DayOfWeek} {Years.Source})";

    [GeneratedRegex(@"\A\s*cron\((?<fields>[^()]*)\)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
