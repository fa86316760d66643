using PmoBackup.Policy;

namespace PmoBackup.Cli.Schedules;

/// <summary>A planned task on its way to another scheduler.</summary>
/// <param name="Plan">The task.</param>
/// <param name="WhyNot">Why it cannot run, a clause such as <c>not yet a command</c>; null where it can.</param>
internal sealed record ScheduleEntry(PlannedTask Plan, string? WhyNot)
{
    /// <summary>The name of its units and services.</summary>
    public string FullName => $"pmo-backup-{Plan.Name}";

    /// <summary>What is typed. Every word is plain: nothing needs quotes in any scheduler.</summary>
    public string CommandLine => $"pmo-backup {string.Join(' ', Plan.Arguments)}";

    /// <summary>What it does, and what the scheduler has no place for: when silence is an alarm.</summary>
    public string About => $"{Plan.Name}: {Plan.Task.Does} {Plan.Task.Alarm}";

    /// <summary>Where the sets of variables are that it needs: its role's, and its database's where there are several.</summary>
    /// <param name="name">How a set is called after what it is of.</param>
    public IEnumerable<string> Variables(Func<string, string> name) => Plan switch
    {
        { Database: { } database, Task.Scope: TaskScope.Database } => [name(Role), name($"database-{database}")],
        _ => [name(Role)],
    };

    /// <summary>Why it is not in a schedule.</summary>
    /// <param name="reason">The command's reason or the scheduler's, a clause.</param>
    public string LeftOut(string reason) => $"{Plan.Name} is left out: {reason}.";

    private string Role => Plan.Task.Role.ToString().ToLowerInvariant();
}
