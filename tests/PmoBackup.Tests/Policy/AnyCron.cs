using FsCheck;
using FsCheck.Fluent;
using Draw = FsCheck.Fluent.Gen;

namespace PmoBackup.Tests.Policy;

/// <summary>Any cron expression, and by itself what it means: which minutes of the clock and which days.</summary>
public sealed record AnyCron(string Text, Func<DateTime, bool> IsTime, Func<DateTime, bool> IsDay)
{
    private static readonly string[] s_months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".Split(' ');
    private static readonly string[] s_weekdays = "SUN MON TUE WED THU FRI SAT".Split(' ');

    /// <summary>Expressions of every kind.</summary>
    public static Gen<AnyCron> Expressions =>
        from minutes in Field(0, 59)
        from hours in Field(0, 23)
        from months in OftenEvery(Field(1, 12, s_months))
        from years in OftenEvery(Field(2024, 2034))
        from days in Days
        select new AnyCron(
            $"cron({minutes.Text} {hours.Text} {days.DayOfMonth} {months.Text} {days.DayOfWeek} {years.Text})",
            t => minutes.Has(t.Minute) && hours.Has(t.Hour),
            t => years.Has(t.Year) && months.Has(t.Month) && days.Has(t));

    private static Gen<Some> Every => Draw.Constant(new Some("*", _ => true));

    private static Gen<SomeDays> Days => Draw.OneOf(
        Field(1, 31).Select(f => new SomeDays(f.Text, "?", d => f.Has(d.Day))),
        Field(1, 7, s_weekdays, steps: false).Select(f => new SomeDays("?", f.Text, d => f.Has(Weekday(d)))),
        Draw.Elements(
            new SomeDays("L", "?", d => d.AddDays(1).Day == 1),
            new SomeDays("LW", "?", d => IsWorkday(d) && !RestOfMonth(d).Any(IsWorkday)),
            new SomeDays("?", "L", d => d.DayOfWeek == DayOfWeek.Saturday),
            new SomeDays("*", "?", _ => true)),
        Draw.Choose(1, 31).Select(n => new SomeDays($"{n}W", "?", d => d.Day == NearestWorkday(d, n))),
        from n in Draw.Choose(1, 7)
        from name in Draw.Elements($"{n}", s_weekdays[n - 1])
        select new SomeDays("?", $"{name}L", d => Weekday(d) == n && !RestOfMonth(d).Any(x => Weekday(x) == n)),
        from n in Draw.Choose(1, 7)
        from k in Draw.Choose(1, 5)
        from name in Draw.Elements($"{n}", s_weekdays[n - 1])
        select new SomeDays("?", $"{name}#{k}", d => Weekday(d) == n && Month(d).Count(x => x <= d && Weekday(x) == n) == k));

    public static Arbitrary<AnyCron> Any() => Arb.From(Expressions);

    public override string ToString() => Text;

    private static Gen<Some> OftenEvery(Gen<Some> field) => Draw.Frequency((3, Every), (1, field));

    private static Gen<Some> Field(int min, int max, string[]? names = null, bool steps = true)
    {
        var value = Draw.Choose(min, max);
        var one = value.SelectMany(v => Text(v).Select(text => new Some(text, x => x == v)));
        var range =
            from a in value
            from b in Draw.Choose(a, max)
            from first in Text(a)
            from last in Text(b)
            select new Some($"{first}-{last}", x => x >= a && x <= b);
        var step =
            from a in value
            from b in Draw.Choose(a, max)
            from s in Draw.Choose(1, Math.Min(max - min, 12))
            from some in Draw.Elements(
                new Some($"{a}/{s}", x => x >= a && (x - a) % s == 0),
                new Some($"{a}-{b}/{s}", x => x >= a && x <= b && (x - a) % s == 0))
            select some;
        var term = steps ? Draw.OneOf(one, range, step) : Draw.OneOf(one, range);
        var list = Draw.ListOf(term, 3).Select(
            terms => new Some(string.Join(',', terms.Select(t => t.Text)), x => terms.Any(t => t.Has(x))));
        return Draw.Frequency((2, Every), (3, term), (2, list));

        Gen<string> Text(int v) => names is null ? Draw.Elements($"{v}", $"{v:00}")
            : Draw.Elements($"{v}", names[v - min], names[v - min].ToLowerInvariant());
    }

    private static int Weekday(DateTime day) => day.DayOfWeek switch
    {
        DayOfWeek.Sunday => 1,
        DayOfWeek.Monday => 2,
        DayOfWeek.Tuesday => 3,
        DayOfWeek.Wednesday => 4,
        DayOfWeek.Thursday => 5,
        DayOfWeek.Friday => 6,
        _ => 7,
    };

    private static bool IsWorkday(DateTime day) => Weekday(day) is not (1 or 7);

    private static IEnumerable<DateTime> Month(DateTime day) =>
        Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Select(x => day.AddDays(x - day.Day));

    private static IEnumerable<DateTime> RestOfMonth(DateTime day) => Month(day).Where(x => x.Day > day.Day);

    private static int? NearestWorkday(DateTime day, int number) => Month(day).Any(x => x.Day == number)
        ? Month(day).Where(IsWorkday).MinBy(x => Math.Abs(x.Day - number)).Day
        : null;

    private sealed record Some(string Text, Func<int, bool> Has);

    private sealed record SomeDays(string DayOfMonth, string DayOfWeek, Func<DateTime, bool> Has);
}
