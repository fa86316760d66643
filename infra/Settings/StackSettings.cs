namespace PmoBackup.Infra.Settings;

/// <summary>Everything that may differ between stacks, read once from <c>Pulumi.STACK.yaml</c> and found valid.</summary>
public sealed record StackSettings
{
    /// <summary>The stack's name, the last part of the names of all it makes.</summary>
    public required string Stack { get; init; }

    /// <summary><c>staging</c> or <c>production</c>; production is protected and guarded more strictly.</summary>
    public required string Environment { get; init; }

    /// <summary>The AWS account, 12 digits. The provider refuses every other one.</summary>
    public required string AccountId { get; init; }

    /// <summary>The AWS region of all but the replica.</summary>
    public required string Region { get; init; }

    /// <summary>The bucket and its locks.</summary>
    public required VaultSettings Vault { get; init; }

    /// <summary>Who may do what.</summary>
    public required AccessSettings Access { get; init; }

    /// <summary>Where tasks run.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>The databases that are backed up, one at least.</summary>
    public required IReadOnlyList<DatabaseSettings> Databases { get; init; }

    /// <summary>How tasks run.</summary>
    public required TaskSettings Tasks { get; init; }

    /// <summary>Who hears of trouble.</summary>
    public required AlarmSettings Alarms { get; init; }

    /// <summary>Drill environments that exist right now; none is the usual state.</summary>
    public IReadOnlyList<DrillSettings> Drills { get; init; } = [];

    /// <summary>The release that is being deployed; a new one takes a <c>predeploy</c> backup first. None: no backup.</summary>
    public string? Release { get; init; }

    /// <summary>Whether this is production.</summary>
    public bool IsProduction => Environment == "production";
}
