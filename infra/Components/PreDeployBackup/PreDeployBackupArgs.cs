using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>What a <see cref="PreDeployBackup"/> is made from.</summary>
public sealed record PreDeployBackupArgs
{
    /// <summary>The release that is being deployed, such as <c>2026.11.2</c>; another one takes another backup.</summary>
    public required string Release { get; init; }

    /// <summary>The stack's settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>Where the backup runs: its address is let in by the databases, that of whoever deploys is not.</summary>
    public required TaskNetwork Network { get; init; }
}
