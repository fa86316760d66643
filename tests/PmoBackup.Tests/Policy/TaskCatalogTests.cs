using System.Globalization;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

/// <summary>The catalog obeys the policy, and falls when the runbook says.</summary>
public sealed class TaskCatalogTests
{
    // When each task runs, said in another way.
    private static readonly Dictionary<string, Func<DateTimeOffset, bool>> s_runs = new()
    {
        ["freshness-check"] = t => t.Minute == 0,
        ["daily-backup"] = t => t is { Hour: 2, Minute: 0 },
        ["vault-audit"] = t => t is { Hour: 8, Minute: 0 },
        ["daily-report"] = t => t is { Hour: 9, Minute: 0 },
        ["weekly-backup"] = t => t is { DayOfWeek: DayOfWeek.Sunday, Hour: 4, Minute: 0 },
        ["weekly-review"] = t => t is { DayOfWeek: DayOfWeek.Monday, Hour: 10, Minute: 0 },
        ["monthly-backup"] = t => t is { Day: 1, Hour: 0, Minute: 0 },
        ["monthly-drill"] = t => t is { DayOfWeek: DayOfWeek.Monday, Day: <= 7, Hour: 6, Minute: 0 },
        ["monthly-probe"] = t => t is { Day: 1, Hour: 8, Minute: 30 },
        ["quarterly-review"] = t => t is { Month: 1 or 4 or 7 or 10, Day: 1, Hour: 10, Minute: 0 },
    };

    public static TheoryData<string> Names => [.. TaskCatalog.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_ten_runs_fall_when_the_runbook_says(string name)
    {
        // New year, a leap day and the day after, the end of a short month, and a year that divides by four and has no leap day.
        string[] starts =
        [
            "2027-12-31 22:00", "2028-02-28 12:00", "2028-02-29 02:00", "2027-04-29 23:59", "2099-12-31 23:59", "2100-02-28 01:00",
        ];

        foreach (var time in starts)
        {
            var start = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var counted = Minutes(start).Where(s_runs[name]).Take(10);

            Assert.Equal(counted, Task(name).Schedule.NextRuns(start).Take(10));
        }
    }

    [Fact]
    public void Names_are_unique_and_plain_and_every_sentence_is_one()
    {
        Assert.Distinct(TaskCatalog.All.Select(t => t.Name));
        Assert.All(TaskCatalog.All, task =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)+$", task.Name);
            Assert.Matches(@"^[A-Z][^.]+\.$", task.Does);
        });
    }

    [Fact]
    public void A_daily_backup_that_starts_late_and_takes_its_time_is_still_no_warning()
    {
        var daily = Task("daily-backup");

        Assert.Equal(RecoveryObjectives.RecoveryPoint, LongestInterval(daily));
        Assert.True(LongestInterval(daily) + TaskCatalog.StartWindow + daily.Deadline <= FreshnessLimits.Default.Warn);
    }

    [Fact]
    public void An_alarm_needs_a_missed_run_and_comes_soon_after_it()
    {
        var limits = FreshnessLimits.Default;

        Assert.All(TaskCatalog.All, task => Assert.InRange(
            task.AlarmAfter, LongestInterval(task) + TaskCatalog.StartWindow + task.Deadline, LongestInterval(task) * 3));
        Assert.True(Task("daily-backup").AlarmAfter <= limits.MaxAge);
        // A check that stopped is noticed while there is still time between the warning and the alarm that it would have told.
        Assert.True(Task("freshness-check").AlarmAfter <= limits.MaxAge - limits.Warn);
        Assert.All(TaskCatalog.All.Where(t => LongestInterval(t) >= TimeSpan.FromDays(1)),
            task => Assert.True(task.AlarmAfter <= LongestInterval(task) + TimeSpan.FromDays(1)));
    }

    [Fact]
    public void A_task_is_done_before_it_starts_again_and_every_deadline_can_be_typed() => Assert.All(TaskCatalog.All, task =>
    {
        Assert.InRange(task.Deadline, TimeSpan.FromMinutes(1), TimeSpan.FromHours(12));
        Assert.Equal(0, task.Deadline.Ticks % TimeSpan.TicksPerMinute);
        Assert.True(task.Deadline + TaskCatalog.StartWindow <= ShortestInterval(task));
    });

    [Fact]
    public void Two_backups_of_a_database_never_overlap()
    {
        var backups = TaskCatalog.All.Where(t => t.Command[0] == "backup").ToList();
        var starts = backups.SelectMany(t => Runs(t).Select(start => (start, end: start + TaskCatalog.StartWindow + t.Deadline)))
            .Order().ToList();

        Assert.Equal(3, backups.Count);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.First.end <= pair.Second.start, $"{pair}"));
    }

    [Fact]
    public void The_drill_is_monthly_and_must_end_within_the_recovery_time()
    {
        var drill = Task("monthly-drill");

        Assert.All(Runs(drill).GroupBy(r => (r.Year, r.Month)), month => Assert.Single(month));
        Assert.Equal(48, Runs(drill).Count());
        Assert.Equal(RecoveryObjectives.RecoveryTime, drill.Deadline);
    }

    [Fact]
    public void Every_class_that_a_clock_takes_is_taken()
    {
        var taken = TaskCatalog.All.Where(t => t.Command[0] == "backup").Select(t => t.Command[2]).Distinct();

        Assert.Equal([RetentionClass.Daily.Name, RetentionClass.Weekly.Name], taken);
    }

    [Fact]
    public void Whoever_writes_backups_does_not_judge_them() => Assert.Equal(
        ["daily-backup", "weekly-backup", "monthly-backup", "monthly-probe"],
        TaskCatalog.All.Where(t => t.Role == AccessRole.Writer).Select(t => t.Name));

    [Fact]
    public void Every_word_of_a_command_line_is_the_same_with_and_without_a_shell() => Assert.All(
        TaskCatalog.Plan(["crm_2", "pmo.x"]).SelectMany(p => p.Arguments), word => Assert.Matches("^[A-Za-z0-9_.=-]+$", word));

    [Fact]
    public void A_task_of_a_database_is_planned_for_each()
    {
        var planned = TaskCatalog.Plan(["crm", "pmo"]);

        Assert.Distinct(planned.Select(p => p.Name));
        Assert.Equal(
            ["daily-backup-crm", "daily-backup-pmo"], planned.Where(p => p.Task == Task("daily-backup")).Select(p => p.Name));
        Assert.Equal("backup --class daily --timeout 90m", Arguments("daily-backup-crm"));
        Assert.Equal("drill latest --database pmo --timeout 1h", Arguments("monthly-drill-pmo"));
        Assert.Single(planned, p => p.Task.Name == "freshness-check");
        Assert.Equal(TaskCatalog.All.Select(t => t.Name), TaskCatalog.Plan([]).Select(p => p.Name));

        string Arguments(string name) => string.Join(' ', planned.Single(p => p.Name == name).Arguments);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("--apply")]
    [InlineData("")]
    [InlineData("grün")]
    [InlineData("a\n")]
    [InlineData("x;reboot")]
    public void A_database_whose_name_would_need_quotes_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => TaskCatalog.Plan([name]));

    [Fact]
    public void A_database_is_planned_once() => Assert.Throws<ArgumentException>(() => TaskCatalog.Plan(["pmo", "pmo"]));

    private static ScheduledTask Task(string name) => TaskCatalog.All.Single(t => t.Name == name);

    private static IEnumerable<DateTimeOffset> Minutes(DateTimeOffset after)
    {
        for (var time = after.AddMinutes(1); ; time = time.AddMinutes(1))
            yield return time;
    }

    private static IEnumerable<DateTimeOffset> Runs(ScheduledTask task) =>
        task.Schedule.NextRuns(new(2026, 12, 31, 23, 59, 0, TimeSpan.Zero)).TakeWhile(r => r.Year < 2031);

    private static IEnumerable<TimeSpan> Intervals(ScheduledTask task) => Runs(task).Zip(Runs(task).Skip(1), (a, b) => b - a);

    private static TimeSpan LongestInterval(ScheduledTask task) => Intervals(task).Max();

    private static TimeSpan ShortestInterval(ScheduledTask task) => Intervals(task).Min();
}
