using System.Globalization;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class RetentionGoldenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_store_that_nobody_pruned_for_400_days_gets_exactly_this_plan()
    {
        var golden = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Policy", "golden", "retention-400-days.txt"));

        var plan = RetentionPlan.Make(Backups(), Orphans(), Now);

        Assert.Equal(golden, string.Concat(plan.Decisions.Select(Line)));
    }

    // Every day at two; a drill on the first of the month; weekly on Sundays; releases on every second Wednesday and one
    // freeze in summer; three incidents, the first under a legal hold; a second database that was given up in May.
    private static IEnumerable<RetentionCandidate> Backups()
    {
        var first = new DateTimeOffset(2025, 10, 19, 2, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < 400; day++)
        {
            var time = first.AddDays(day);
            yield return Backup("pmo", "daily", time, drilled: time.Day == 1 && time.Month != 11);
            if (time.DayOfWeek == DayOfWeek.Sunday)
                yield return Backup("pmo", "weekly", time.AddHours(1), drilled: time.Day <= 7 && time.Month is 3 or 6);
            if (day % 14 == 3 && time.Month is not 7 and not 8)
                yield return Backup("pmo", "predeploy", time.AddHours(8).AddMinutes(day % 60));
            if (day is > 100 and < 215)
                yield return Backup("reporting", "daily", time.AddMinutes(20), drilled: day == 150);
        }
        yield return Backup("pmo", "incident", first.AddDays(1).AddHours(13)) with { Held = true };
        yield return Backup("pmo", "incident", first.AddDays(2).AddHours(13));
        yield return Backup("pmo", "incident", first.AddDays(300).AddHours(3), drilled: true);
        yield return Backup("pmo", "monthly", first.AddDays(13));
        yield return Backup("pmo", "daily", Now.AddDays(2));
    }

    private static IEnumerable<OrphanCandidate> Orphans()
    {
        yield return new("daily/pmo/2026-03/20260309T020000Z-00dead00", "pmo", "daily", Now.AddDays(-258));
        yield return new("predeploy/pmo/2026-11/20261122T092800Z-000a11fe", "pmo", "predeploy", Now.AddMinutes(-2));
    }

    private static RetentionCandidate Backup(string database, string name, DateTimeOffset time, bool drilled = false) => new(
        time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "-0badcafe", database, name, time, drilled, false);

    private static string Line(RetentionDecision d) =>
        $"{d.Action.ToString().ToLowerInvariant(),-6}  {d.Database,-9}  {d.Class,-9}  {d.Id,-25}  {d.Reason}\n";
}
