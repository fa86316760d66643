using System.Globalization;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("cron(0 10 * * ? *)", "2027-12-31T09:00", "2027-12-31T10:00 2028-01-01T10:00")]
    [InlineData("cron(0/15 8-9 ? * MON-FRI *)", "2026-11-20T09:30", "2026-11-20T09:45 2026-11-23T08:00 2026-11-23T08:15")]
    [InlineData("cron(0 18 29 2 ? *)", "2026-01-01", "2028-02-29T18:00 2032-02-29T18:00")]
    [InlineData("cron(0 0 31 * ? *)", "2027-01-31", "2027-03-31T00:00 2027-05-31T00:00 2027-07-31T00:00")]
    [InlineData("cron(0 0 L * ? *)", "2028-01-31", "2028-02-29T00:00 2028-03-31T00:00 2028-04-30T00:00")]
    [InlineData("cron(0 0 LW * ? *)", "2027-01-01", "2027-01-29T00:00 2027-02-26T00:00 2027-03-31T00:00")]
    [InlineData("cron(0 0 1W * ? *)", "2027-04-30", "2027-05-03T00:00 2027-06-01T00:00 2027-07-01T00:00 2027-08-02T00:00")]
    [InlineData("cron(0 0 31W * ? *)", "2027-01-01", "2027-01-29T00:00 2027-03-31T00:00 2027-05-31T00:00")]
    [InlineData("cron(0 0 15W * ? *)", "2027-05-01", "2027-05-14T00:00 2027-06-15T00:00 2027-07-15T00:00 2027-08-16T00:00")]
    [InlineData("cron(15 10 ? * 6L *)", "2027-01-01", "2027-01-29T10:15 2027-02-26T10:15 2027-03-26T10:15")]
    [InlineData("cron(0 6 ? * 2#1 *)", "2027-01-01", "2027-01-04T06:00 2027-02-01T06:00 2027-03-01T06:00 2027-04-05T06:00")]
    [InlineData("cron(0 6 ? * MON#5 *)", "2027-01-01", "2027-03-29T06:00 2027-05-31T06:00 2027-08-30T06:00")]
    [InlineData("cron(0 0 ? * L *)", "2027-01-01", "2027-01-02T00:00 2027-01-09T00:00")]
    [InlineData("cron(59 23 31 DEC ? 2026-2028/2)", "2026-01-01", "2026-12-31T23:59 2028-12-31T23:59")]
    [InlineData("cron( 0  2 *   * ? * )", "2026-12-31T02:00", "2027-01-01T02:00")]
    public void An_expression_runs_when_it_says(string expression, string after, string runs)
    {
        var expected = runs.Split(' ').Select(Utc).ToList();

        Assert.Equal(expected, CronSchedule.Parse(expression).NextRuns(Utc(after)).Take(expected.Count));
    }

    [Theory]
    [InlineData("cron(0 0 30 2 ? *)")]
    [InlineData("cron(0 0 29 2 ? 2100,2101-2103,2199)")]
    [InlineData("cron(0 0 31W APR,JUN,SEP,NOV ? *)")]
    [InlineData("cron(* * * * ? 1970-2025)")]
    public void A_schedule_that_never_runs_again_has_no_next_run(string expression) =>
        Assert.Empty(CronSchedule.Parse(expression).NextRuns(Utc("2026-01-01")));

    [Fact]
    public void The_last_run_is_the_last_minute_of_2199() => Assert.Equal(
        [Utc("2199-12-31T23:59")], CronSchedule.Parse("cron(* * * * ? *)").NextRuns(Utc("2199-12-31T23:58")));

    [Fact]
    public void A_run_follows_its_own_moment_however_that_is_written()
    {
        var schedule = CronSchedule.Parse("cron(0 2 * * ? *)");
        var elsewhere = new DateTimeOffset(2026, 12, 31, 21, 0, 0, TimeSpan.FromHours(-5));

        Assert.Equal(Utc("2027-01-02T02:00"), schedule.NextRuns(elsewhere).First());
        Assert.Equal(Utc("2027-01-01T02:00"), schedule.NextRuns(elsewhere.AddTicks(-1)).First());
        Assert.Equal(TimeSpan.Zero, schedule.NextRuns(elsewhere).First().Offset);
    }

    [Fact]
    public void The_first_Monday_is_the_first_Monday_for_forty_years()
    {
        var runs = CronSchedule.Parse("cron(0 6 ? * 2#1 *)").NextRuns(Utc("2020-01-01")).TakeWhile(r => r.Year < 2060);
        var counted = Enumerable.Range(0, 40 * 366).Select(d => Utc("2020-01-01T06:00").AddDays(d))
            .Where(d => d.Year < 2060 && d.DayOfWeek == DayOfWeek.Monday)
            .GroupBy(d => (d.Year, d.Month)).Select(month => month.First());

        Assert.Equal(counted, runs);
    }

    [Theory]
    [InlineData("cron(60 * * * ? *)", "The minutes field '60' is wrong: 60 is out of range. It takes 0 to 59, with , - * /.")]
    [InlineData("cron(* 24 * * ? *)", "The hours field '24' is wrong: 24 is out of range. It takes 0 to 23, with , - * /.")]
    [InlineData("cron(* * 0 * ? *)",
        "The day-of-month field '0' is wrong: 0 is out of range. It takes 1 to 31, with , - * ? / L W.")]
    [InlineData("cron(* * * 13 ? *)",
        "The month field '13' is wrong: 13 is out of range. It takes 1 to 12 or JAN to DEC, with , - * /.")]
    [InlineData("cron(* * ? * 0 *)",
        "The day-of-week field '0' is wrong: 0 is out of range. It takes 1 to 7 or SUN to SAT, with , - * ? L #.")]
    [InlineData("cron(* * ? * 8 *)", "8 is out of range")]
    [InlineData("cron(* * * * ? 1969)",
        "The year field '1969' is wrong: 1969 is out of range. It takes 1970 to 2199, with , - * /.")]
    [InlineData("cron(* * * * ? 2200)", "2200 is out of range")]
    [InlineData("cron(x * * * ? *)", "The minutes field 'X' is wrong: 'X' is no value.")]
    [InlineData("cron(-5 * * * ? *)", "a value is missing")]
    [InlineData("cron(1, * * * ? *)", "a value is missing")]
    [InlineData("cron(1-2-3 * * * ? *)", "'1-2-3' has more than one -")]
    [InlineData("cron(1/2/3 * * * ? *)", "'1/2/3' has more than one /")]
    [InlineData("cron(*/0 * * * ? *)", "the step '0' is not a number from 1 to 59")]
    [InlineData("cron(* */24 * * ? *)", "the step '24' is not a number from 1 to 23")]
    [InlineData("cron(* 22-2 * * ? *)", "The hours field '22-2' is wrong: '22-2' goes backwards; write it as two ranges.")]
    [InlineData("cron(? * * * ? *)", "The minutes field '?' is wrong: '?' is no value.")]
    [InlineData("cron(* L * * ? *)", "The hours field 'L' is wrong: 'L' is no value.")]
    [InlineData("cron(* * * MON ? *)", "The month field 'MON' is wrong: 'MON' is no value.")]
    [InlineData("cron(* * JAN * ? *)", "The day-of-month field 'JAN' is wrong: 'JAN' is no value.")]
    [InlineData("cron(* * L,15 * ? *)", "The day-of-month field 'L,15' is wrong: L, LW and nW, such as 15W, stand alone.")]
    [InlineData("cron(* * L-3 * ? *)", "The day-of-month field 'L-3' is wrong: L, LW and nW, such as 15W, stand alone.")]
    [InlineData("cron(* * 32W * ? *)", "32 is out of range")]
    [InlineData("cron(* * W * ? *)", "a value is missing")]
    [InlineData("cron(* * ? * 2/2 *)", "The day-of-week field '2/2' is wrong: it has no steps; list the values instead.")]
    [InlineData("cron(* * ? * 3#1,6#3 *)", "nL and n#k, such as 6L and 2#1, stand alone")]
    [InlineData("cron(* * ? * 2#6 *)", "after # comes 1 to 5, not '6'")]
    [InlineData("cron(* * ? * 2#1#1 *)", "it has more than one #")]
    [InlineData("cron(* * ? * 9L *)", "9 is out of range")]
    [InlineData("cron(* * ? * FRI-MON *)", "'FRI-MON' goes backwards; write it as two ranges")]
    [InlineData("cron(* * 1 * MON *)",
        "The day-of-month field is '1' and the day-of-week field is 'MON': one of them must be '?'.")]
    [InlineData("cron(* * * * * *)", "one of them must be '?'")]
    [InlineData("cron(* * ? * ? *)", "both '?': one of them must say which days, * for every day")]
    [InlineData("cron(* * * * ?)", "it has 5 fields, not 6")]
    [InlineData("cron()", "it has 0 fields, not 6")]
    [InlineData("0 2 * * ? *", "write it as, for instance, cron(0 2 * * ? *)")]
    [InlineData("rate(1 day)", "'rate(1 day)' is not cron(minutes hours day-of-month month day-of-week year)")]
    [InlineData("cron(0 2 * * ? *) cron(0 2 * * ? *)", "is not cron(")]
    [InlineData("", "'' is not cron(")]
    [InlineData("cron(٣ * * * ? *)", "'٣' is no value")]
    public void A_wrong_expression_is_told_by_field_value_and_what_is_allowed(string expression, string message) =>
        Assert.Contains(message, Wrong(expression), StringComparison.Ordinal);

    [Fact]
    public void Every_wrong_field_is_told_at_once() =>
        Assert.Equal(5, Wrong("cron(60 24 32 13 ? 1)").Split("is wrong: ").Length - 1);

    [Theory]
    [InlineData("cron(0 6 ? * mon#1 *)", "cron(0 6 ? * 2#1 *)")]
    [InlineData(" cron(0\t6 ?  jan,apr  fri  *) ", "cron(0 6 ? JAN,APR FRI *)")]
    [InlineData("cron(0 6 lw * ? *)", "cron(0 6 LW * ? *)")]
    public void It_is_written_as_AWS_documents_it(string expression, string written) =>
        Assert.Equal(written, CronSchedule.Parse(expression).ToString());

    private static string Wrong(string expression) =>
        Assert.Throws<FormatException>(() => CronSchedule.Parse(expression)).Message;

    private static DateTimeOffset Utc(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
