using PmoBackup.Infra.Settings;
using Pulumi;

namespace PmoBackup.Infra.Components;

/// <summary>What <see cref="ScheduledTasks"/> are made from.</summary>
public sealed record ScheduledTasksArgs
{
    /// <summary>The stack's settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>Where tasks run.</summary>
    public required TaskNetwork Network { get; init; }

    /// <summary>The ARNs of the roles, of which tasks and the scheduler become some.</summary>
    public required IReadOnlyDictionary<VaultRole, Output<string>> RoleArns { get; init; }

    /// <summary>The secrets with the connection strings, by database.</summary>
    public required IReadOnlyDictionary<string, Output<string>> ConnectionSecretArns { get; init; }

    /// <summary>Production's hosts, separated by commas: no task restores there.</summary>
    public required Output<string> ProtectedHosts { get; init; }
}
