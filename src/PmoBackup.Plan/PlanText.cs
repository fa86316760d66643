using PmoBackup.Cli.Display;

namespace PmoBackup.Plan;

/// <summary>A plan for a terminal.</summary>
internal static class PlanText
{
    public static void Write(TextWriter output, StackPlan plan)
    {
        output.WriteLine($"Stack {plan.Stack}");
        foreach (var (depth, resource) in Tree(plan))
        {
            output.WriteLine($"{new string(' ', 2 * depth)}{resource.Name}  {resource.Type}{(resource.Protect ? "  (protected)" : "")}");
        }
        output.WriteLine();
        output.WriteLine(PlanRows.Counts(plan));
        Section(output, "Retention", PlanRows.OfRetention(plan));
        Section(output, "Who may do what", PlanRows.OfAccess(plan));
        Section(output, "Next runs", PlanRows.OfSchedule(plan));
    }

    /// <summary>The resources, parents before their children.</summary>
    public static IEnumerable<(int Depth, PlannedResource Resource)> Tree(StackPlan plan)
    {
        var children = plan.Resources.ToLookup(resource => resource.ParentUrn);
        return Below(null, 0);

        IEnumerable<(int, PlannedResource)> Below(string? parent, int depth) => children[parent]
            .SelectMany(resource => Below(resource.Urn, depth + 1).Prepend((depth, resource)));
    }

    private static void Section(TextWriter output, string title, IEnumerable<IReadOnlyList<string>> rows)
    {
        output.WriteLine();
        output.WriteLine(title);
        TextTable.Write(output, rows);
    }
}
