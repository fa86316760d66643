namespace PmoBackup.Plan;

/// <summary>A plan for a comment on a pull request.</summary>
internal static class PlanMarkdown
{
    public static void Write(TextWriter output, StackPlan plan)
    {
        output.WriteLine($"## Stack `{plan.Stack}`");
        output.WriteLine();
        output.WriteLine(PlanRows.Counts(plan));
        output.WriteLine();
        output.WriteLine("<details><summary>Resources</summary>");
        output.WriteLine();
        foreach (var (depth, resource) in PlanText.Tree(plan))
            output.WriteLine($"{new string(' ', 2 * depth)}- `{resource.Name}` {resource.Type}{(resource.Protect ? " (protected)" : "")}");
        output.WriteLine();
        output.WriteLine("</details>");
        Section(output, "Retention", PlanRows.OfRetention(plan));
        Section(output, "Who may do what", PlanRows.OfAccess(plan));
        Section(output, "Next runs", PlanRows.OfSchedule(plan));
    }

    /// <summary>A cell whose text cannot end the cell.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static void Section(TextWriter output, string title, IEnumerable<IReadOnlyList<string>> rows)
    {
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        foreach (var (number, row) in rows.Index())
        {
            output.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
            if (number == 0)
                output.WriteLine($"|{string.Concat(row.Select(_ => "---|"))}");
        }
    }
}
