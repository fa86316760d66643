using PmoBackup.Infra.Settings;
using Pulumi;

namespace PmoBackup.Infra.Components;

/// <summary>What a <see cref="BackupVault"/> is made from.</summary>
public sealed record BackupVaultArgs
{
    /// <summary>The stack's settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>
    /// What must be there before the vault's policy shuts everybody else out: <see cref="BackupAccess.Keepers"/>.
    /// </summary>
    public required IReadOnlyList<Resource> Keepers { get; init; }

    /// <summary>The provider of the replica's region and account; required where the settings have a replica.</summary>
    public ProviderResource? ReplicaProvider { get; init; }
}
