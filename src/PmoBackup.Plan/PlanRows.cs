using System.Globalization;

namespace PmoBackup.Plan;

/// <summary>A plan's tables, the same for text and for Markdown; the first row of each holds the headings.</summary>
internal static class PlanRows
{
    public static IEnumerable<IReadOnlyList<string>> OfRetention(StackPlan plan) =>
    [
        ["class", "kept", "immutable for", "expires after", "storage class", "taken"],
        .. plan.Retention.Select(row => (IReadOnlyList<string>)
            [row.Class, $"{row.KeptDays} d", $"{row.ImmutableDays} d", $"{row.ExpiryDays} d", row.StorageClass, row.Taken]),
    ];

    public static IEnumerable<IReadOnlyList<string>> OfAccess(StackPlan plan) =>
    [
        ["policy", "who", "", "may do", "on", ""],
        .. plan.Access.Select(row => (IReadOnlyList<string>)
        [
            row.Policy, string.Join(", ", row.Who), row.Effect == "Allow" ? "may" : "never", string.Join(", ", row.Actions), string.Join(", ", row.Resources),
            row.IsConditional ? "with conditions" : "",
        ]),
    ];

    public static IEnumerable<IReadOnlyList<string>> OfSchedule(StackPlan plan) =>
    [
        ["task", "schedule, UTC", "next runs"],
        .. plan.Schedule.Select(row => (IReadOnlyList<string>)
        [
            row.Task, row.Expression,
            row.IsEnabled ? string.Join(", ", row.NextRuns.Select(run => run.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))) : "disabled",
        ]),
    ];

    public static string Counts(StackPlan plan)
    {
        var types = plan.Resources.CountBy(resource => resource.Type).OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal);
        return $"{plan.Resources.Count} resources: {string.Join(", ", types.Select(type => $"{type.Value} {type.Key}"))}";
    }
}
