using PmoBackup.Policy;

namespace PmoBackup.Plan;

/// <summary>When a task runs.</summary>
/// <param name="Task">The schedule's name.</param>
/// <param name="Expression">The schedule as EventBridge Scheduler reads it, UTC.</param>
/// <param name="IsEnabled">Whether it runs at all.</param>
/// <param name="NextRuns">The next three runs.</param>
internal sealed record ScheduleRow(string Task, string Expression, bool IsEnabled, IReadOnlyList<DateTimeOffset> NextRuns)
{
    private const int Shown = 3;

    public static IReadOnlyList<ScheduleRow> From(IEnumerable<PlannedResource> resources, DateTimeOffset now) =>
    [
        .. from resource in resources
           where resource.Type == "aws:scheduler/schedule:Schedule"
           let expression = $"{resource.Inputs["scheduleExpression"]}"
           let runs = CronSchedule.Parse(expression).NextRuns(now).Take(Shown).ToList()
           orderby runs.FirstOrDefault(DateTimeOffset.MaxValue), resource.Name
           select new ScheduleRow(resource.Name, expression, $"{resource.Inputs["state"] ?? "ENABLED"}" == "ENABLED", runs),
    ];
}
