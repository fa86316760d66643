using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>What a <see cref="BackupAccess"/> is made from.</summary>
public sealed record BackupAccessArgs
{
    /// <summary>The stack's settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The stack's names.</summary>
    public required StackNames Names { get; init; }
}
