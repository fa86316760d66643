using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed partial class CronTranslationTests
{
    private static readonly DateTimeOffset s_from = new(2027, 12, 27, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("cron(0 2 * * ? *)", "0 2 * * *")]
    [InlineData("cron(0/15 8-17 ? * MON-FRI *)", "0-59/15 8-17 * * 1-5")]
    [InlineData("cron(0 4 ? * SUN,7 *)", "0 4 * * 0,6")]
    [InlineData("cron(0 10 1 JAN,APR,JUL,OCT ? *)", "0 10 1 1,4,7,10 *")]
    [InlineData("cron(50/20 0 */10 * ? 1970-2199)", "50 0 1-31/10 * *")]
    [InlineData("cron(0 6 ? * 2#1 *)", "0 6 1-7 * *", """[ "$(date -u +%u)" = 1 ]""", "test $(date -u +%u) != 1")]
    [InlineData("cron(0 6 ? * 1#5 *)", "0 6 29-31 * *", """[ "$(date -u +%u)" = 7 ]""", "test $(date -u +%u) != 7")]
    [InlineData("cron(0 6 L * ? *)", "0 6 28-31 * *",
        """[ "$(date -u -d @$(($(date +%s)+86400)) +%d)" -le 1 ]""", "test $(date -u -d @$(($(date +%s)+86400)) +%d) -gt 1")]
    [InlineData("cron(0 6 ? * 6L *)", "0 6 22-31 * *",
        """[ "$(date -u +%u)" = 5 ] && [ "$(date -u -d @$(($(date +%s)+604800)) +%d)" -le 7 ]""",
        "test $(date -u +%u) != 5 || test $(date -u -d @$(($(date +%s)+604800)) +%d) -gt 7")]
    public void Five_fields(string expression, string fields, string? conditions = null, string? exceptions = null)
    {
        var cron = CronTranslation.ToFiveFields(CronSchedule.Parse(expression));

        Assert.Equal((fields, null), (cron.Expression, cron.WhyNot));
        Assert.Equal(conditions, cron.Guard is null ? null : string.Join(" && ", cron.Guard.RightDays));
        Assert.Equal(exceptions, cron.Guard is null ? null : string.Join(" || ", cron.Guard.WrongDays));
    }

    [Theory]
    [InlineData("cron(0 2 * * ? *)", "*-*-* 02:00:00 UTC")]
    [InlineData("cron(*/15 8-17 ? * MON-FRI *)", "Mon,Tue,Wed,Thu,Fri *-*-* 08..17:00..59/15:00 UTC")]
    [InlineData("cron(0 2 ? * * *)", "*-*-* 02:00:00 UTC")]
    [InlineData("cron(0 10 1 JAN,APR,JUL,OCT ? 2027-2030)", "2027..2030-1,4,7,10-1 10:00:00 UTC")]
    [InlineData("cron(0 6 ? * 2#1 *)", "Mon *-*-1..7 06:00:00 UTC")]
    [InlineData("cron(0 6 ? * 2#5 *)", "Mon *-*-29..31 06:00:00 UTC")]
    [InlineData("cron(0 6 L * ? *)", "*-*~1 06:00:00 UTC")]
    [InlineData("cron(0 6 ? * 6L *)", "Fri *-*~7/1 06:00:00 UTC")]
    public void A_calendar_of_systemd(string expression, string calendar)
    {
        var systemd = CronTranslation.ToSystemd(CronSchedule.Parse(expression));

        Assert.Equal((calendar, null, null), (systemd.Expression, systemd.Guard, systemd.WhyNot));
    }

    [Theory]
    [InlineData("cron(0 6 LW * ? *)")]
    [InlineData("cron(0 6 15W * ? *)")]
    public void The_nearest_working_day_has_no_words_elsewhere_and_the_reason_is_told(string expression)
    {
        var schedule = CronSchedule.Parse(expression);

        Assert.All([CronTranslation.ToFiveFields(schedule), CronTranslation.ToSystemd(schedule)],
            t => Assert.Equal(
                (null, "it has no words for W, the working day nearest to a date; choose a day of the week, such as 2#1"),
                (t.Expression, t.WhyNot)));
    }

    [Fact]
    public void Years_are_not_for_cron() => Assert.Equal((null, "cron has no field for years"),
        CronTranslation.ToFiveFields(CronSchedule.Parse("cron(0 6 1 * ? 2027)")) is var t ? (t.Expression, t.WhyNot) : default);

    [Fact]
    public void Cron_runs_any_schedule_in_the_same_minutes() => Assert.All(Samples(250), schedule =>
    {
        var cron = CronTranslation.ToFiveFields(schedule);
        if (cron.Expression is not { } expression)
            return;
        var fields = expression.Split(' ');
        var minutes = Enumerable.Range(0, 60).Where(m => Lets(fields[0], m, 0)).ToList();
        var hours = Enumerable.Range(0, 24).Where(h => Lets(fields[1], h, 0)).ToList();
        var counted =
            from day in Enumerable.Range(0, 70).Select(d => s_from.AddDays(d))
            where Lets(fields[2], day.Day, 1) && Lets(fields[3], day.Month, 1) && Lets(fields[4], (int)day.DayOfWeek, 0)
            where Holds(cron.Guard, day)
            from hour in hours
            from minute in minutes
            select day.AddHours(hour).AddMinutes(minute);

        Assert.Equal(counted, schedule.NextRuns(s_from.AddTicks(-1)).TakeWhile(t => t < s_from.AddDays(70)));
    });

    [Fact]
    public async Task A_shell_asks_for_the_right_days()
    {
        // Around new year and around a leap day.
        var numbers = Enumerable.Range(0, 14).Concat(Enumerable.Range(57, 14)).ToList();
        CronGuard[] guards = [new(1, null), new(7, null), new(null, 1), new(5, 7)];
        var tests = string.Join('\n', guards.SelectMany((guard, i) => (string[])
        [
            $"{string.Join(" && ", guard.RightDays)} && echo yes {i} $NOW",
            $"{string.Join(" || ", guard.WrongDays)} || echo also {i} $NOW",
        ]));
        // The clock is the only thing that is not real.
        var script = $$"""
            date() { case $* in *@*) command date "$@" ;; *) command date -d "@$NOW" "$@" ;; esac; }
            for day in {{string.Join(' ', numbers)}}; do
            NOW=$(({{s_from.ToUnixTimeSeconds()}} + day * 86400 + 21600))
            {{tests}}
            done
            """;
        var days = numbers.Select(d => s_from.AddDays(d).AddHours(6));
        var expected = days.SelectMany(day => guards.SelectMany((guard, i) => !Holds(guard, day) ? Array.Empty<string>()
            : [$"yes {i} {day.ToUnixTimeSeconds()}", $"also {i} {day.ToUnixTimeSeconds()}"]));

        var output = await RunAsync("sh", ["-c", script]);

        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [SystemdFact]
    public async Task Systemd_reads_any_calendar_as_the_same_runs()
    {
        var schedules = Samples(300).Concat(TaskCatalog.All.Select(t => t.Schedule))
            .Where(s => CronTranslation.ToSystemd(s).Expression is not null).ToList();

        var output = await RunAsync("systemd-analyze",
        [
            "calendar", "--iterations=6", $"--base-time={s_from:yyyy-MM-dd HH:mm:ss} UTC",
            .. schedules.Select(s => CronTranslation.ToSystemd(s).Expression!),
        ]);

        var blocks = output.TrimEnd().Split("\n\n");
        Assert.Equal(schedules.Count, blocks.Length);
        Assert.All(schedules.Zip(blocks), pair => Assert.Equal(
            pair.First.NextRuns(s_from).Take(6),
            ElapsePattern().Matches(pair.Second).Select(m => DateTimeOffset.ParseExact(
                m.Groups[1].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))));
    }

    private static IEnumerable<CronSchedule> Samples(int count) =>
        AnyCron.Expressions.Sample(count, count).Select(cron => CronSchedule.Parse(cron.Text));

    // What cron does, without any of the code under test.
    private static bool Lets(string field, int value, int min) => field.Split(',').Any(term =>
    {
        var (range, step) = term.Split('/') is [var r, var s] ? (r, int.Parse(s, CultureInfo.InvariantCulture)) : (term, 1);
        if (range == "*")
            return (value - min) % step == 0;
        var ends = range.Split('-').Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToList();
        return value >= ends[0] && value <= ends[^1] && (value - ends[0]) % step == 0;
    });

    private static bool Holds(CronGuard? guard, DateTimeOffset time) =>
        (guard?.Weekday is not { } weekday || weekday % 7 == (int)time.DayOfWeek)
        && (guard?.LastDays is not { } last || time.AddDays(last).Month != time.Month);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TZ"] = "UTC", ["LC_ALL"] = "C" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await error);
        return output;
    }

    [GeneratedRegex(@"(?:Next elapse|Iter\. #\d+): \w+ (\S+ \S+) UTC")]
    private static partial Regex ElapsePattern();
}
