namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>A job of a workflow.</summary>
internal sealed record Job(Workflow Workflow, string Name, IReadOnlyDictionary<string, object?> Content)
{
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Steps =>
        Content.GetValueOrDefault("steps") is IList<object?> steps ? [.. steps.Select(Workflow.Map)] : [];

    public IReadOnlyDictionary<string, object?> Permissions => Workflow.Map(Content.GetValueOrDefault("permissions"));

    public IReadOnlyDictionary<string, object?> Environment => Workflow.Map(Content.GetValueOrDefault("env"));

    /// <summary>The workflow that it calls; null where it has steps of its own.</summary>
    public string? Calls => Content.GetValueOrDefault("uses") as string;

    /// <summary>The actions that it uses.</summary>
    public IEnumerable<string> Actions => Steps.Select(step => step.GetValueOrDefault("uses")).OfType<string>();

    /// <summary>The lines that it gives to a shell.</summary>
    public IEnumerable<string> Lines => Steps.Select(step => step.GetValueOrDefault("run")).OfType<string>();

    /// <summary>An input of the step that uses an action.</summary>
    public string? Given(string action, string input) => Steps
        .Where(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith($"{action}@", StringComparison.Ordinal) == true)
        .Select(step => Workflow.Map(step.GetValueOrDefault("with")).GetValueOrDefault(input) as string)
        .SingleOrDefault();

    public override string ToString() => $"{Workflow.Name}/{Name}";
}
