using PmoBackup.Infra.Settings;
using Pulumi;

namespace PmoBackup.Infra.Components;

/// <summary>What a <see cref="DrillEnvironment"/> is made from.</summary>
public sealed record DrillEnvironmentArgs
{
    /// <summary>The environment.</summary>
    public required DrillSettings Drill { get; init; }

    /// <summary>The database that is rehearsed.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>The stack's settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>Production's hosts, separated by commas: nothing is restored there, whatever else goes wrong.</summary>
    public required Output<string> ProtectedHosts { get; init; }
}
