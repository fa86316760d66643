using FsCheck.Xunit;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

/// <summary>Any expression against a count of every minute and of every day.</summary>
[Properties(Arbitrary = [typeof(AnyCron)], MaxTest = 300)]
public sealed class CronScheduleProperties
{
    private static readonly DateTime s_first = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Property]
    public bool It_runs_in_exactly_the_minutes_that_it_says(AnyCron cron, ushort days, ushort minutes)
    {
        var after = s_first.AddDays(days % 3000).AddMinutes(minutes % 1440);
        var end = after.AddDays(3);
        var counted = Enumerable.Range(1, 3 * 1440).Select(m => after.AddMinutes(m))
            .GroupBy(t => t.Date).Where(day => cron.IsDay(day.Key)).SelectMany(day => day.Where(cron.IsTime));

        return counted.SequenceEqual(Runs(cron.Text, after).TakeWhile(t => t <= end));
    }

    [Property]
    public bool It_runs_on_exactly_the_days_that_it_says(AnyCron cron)
    {
        var noon = string.Join(' ', ["cron(0", "12", .. cron.Text.Split(' ').Skip(2)]);
        var end = s_first.AddYears(5);
        var counted = Enumerable.Range(0, (end - s_first).Days).Select(d => s_first.AddDays(d).AddHours(12)).Where(cron.IsDay);

        return counted.SequenceEqual(Runs(noon, s_first).TakeWhile(t => t < end));
    }

    [Property]
    public bool What_is_written_again_means_the_same(AnyCron cron)
    {
        var schedule = CronSchedule.Parse(cron.Text);
        var again = CronSchedule.Parse(schedule.ToString());

        return again.ToString() == schedule.ToString()
            && again.NextRuns(s_first).Take(50).SequenceEqual(schedule.NextRuns(s_first).Take(50));
    }

    private static IEnumerable<DateTime> Runs(string expression, DateTime after) =>
        CronSchedule.Parse(expression).NextRuns(after).Select(run => run.UtcDateTime);
}
