using System.Globalization;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>What runs by itself.</summary>
internal static class TaskInvariants
{
    private const int Looked = 10;

    // Around a new year, and around the end of February with a leap day and without one.
    private static readonly DateTimeOffset[] s_from =
        [Day(2026, 12, 20), Day(2027, 2, 20), Day(2027, 12, 20), Day(2028, 2, 20)];

    // Source: the runbook.
    private static readonly Dictionary<string, (string When, Func<DateTimeOffset, bool> Holds)> s_runbook = new()
    {
        ["freshness-check"] = ("every hour", t => t.Minute == 0),
        ["daily-backup"] = ("daily at 02:00", t => At(t, 2)),
        ["daily-report"] = ("daily at 09:00", t => At(t, 9)),
        ["weekly-backup"] = ("on a day of each week", t => t.DayOfWeek == DayOfWeek.Sunday),
        ["monthly-backup"] = ("on the first of each month", t => t.Day == 1),
        ["monthly-drill"] = ("on the first Monday of each month", t => t is { DayOfWeek: DayOfWeek.Monday, Day: <= 7 }),
        ["quarterly-review"] = ("in the first month of each quarter", t => t.Month % 3 == 1),
    };

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("deadline-above-measured", "A backup's deadline lies above the time that it was seen to take.",
            DeadlineAboveMeasured),
        new("runs-when-the-runbook-says", "Everything runs, and when the runbook says.", RunsWhenTheRunbookSays),
    ];

    private static IEnumerable<string> DeadlineAboveMeasured(StackFacts facts) =>
        from database in facts.Settings.Databases
        from task in facts.Tasks
        where task.Command[0] == "backup" && database.MeasuredBackupMinutes >= task.Deadline.TotalMinutes
        select $"A backup of {database.Name} takes {database.MeasuredBackupMinutes} minutes, and {task.Name} is ended after "
            + $"{task.Deadline.TotalMinutes}. Raise the deadline in TaskCatalog, or speed the backup up (docs/scale.md).";

    private static IEnumerable<string> RunsWhenTheRunbookSays(StackFacts facts)
    {
        foreach (var missing in s_runbook.Keys.Except(facts.Tasks.Select(task => task.Name)))
            yield return $"There is no task {missing}. Put it back into TaskCatalog.";
        foreach (var task in facts.Tasks)
        {
            var runs = s_from.SelectMany(from => task.Schedule.NextRuns(from).Take(Looked)).ToList();
            if (runs.Count < s_from.Length * Looked)
                yield return $"{task.Name} stops running some day. Give it a schedule that goes on.";
            if (s_runbook.TryGetValue(task.Name, out var due) && runs.FirstOrDefault(
                run => !due.Holds(run)) is { Ticks: > 0 } wrong)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{task.Name} would run on {wrong:ddd yyyy-MM-dd HH:mm}, and is due {due.When}.");
        }
    }

    private static bool At(DateTimeOffset time, int hour) => time.Hour == hour && time.Minute == 0;

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
