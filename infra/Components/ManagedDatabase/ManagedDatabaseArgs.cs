using PmoBackup.Infra.Settings;
using Pulumi;

namespace PmoBackup.Infra.Components;

/// <summary>What a <see cref="ManagedDatabase"/> is made from.</summary>
public sealed record ManagedDatabaseArgs
{
    /// <summary>The database.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>Where its tasks come from.</summary>
    public required TaskNetwork Network { get; init; }

    /// <summary>Whether it is production's: protected from being taken out of the stack by mistake.</summary>
    public required bool IsProduction { get; init; }

    /// <summary>
    /// What must have happened before the database is touched: the backup before a release. Resources do not inherit this from
    /// their component.
    /// </summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>Whether previews may execute the CLI, to show how the database differs from its settings.</summary>
    public bool IsTrustedRun { get; init; }
}
