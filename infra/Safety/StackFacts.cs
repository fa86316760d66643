using PmoBackup.Infra.Components;
using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>What a stack is going to be: all that is decided before the first resource is registered.</summary>
public sealed record StackFacts
{
    /// <summary>The settings.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The names.</summary>
    public required StackNames Names { get; init; }

    /// <summary>How the vault clears itself up.</summary>
    public required IReadOnlyList<LifecycleRule> Lifecycle { get; init; }

    /// <summary>How the vault locks objects.</summary>
    public required VaultLock Lock { get; init; }

    /// <summary>What each role may do.</summary>
    public required IReadOnlyDictionary<VaultRole, PolicyDocument> Policies { get; init; }

    /// <summary>Who may become each role.</summary>
    public required IReadOnlyDictionary<VaultRole, PolicyDocument> Trusts { get; init; }

    /// <summary>The vault's bucket policy, about a key whose id is not known yet.</summary>
    public required PolicyDocument BucketPolicy { get; init; }

    /// <summary>The vault's key policy.</summary>
    public required PolicyDocument KeyPolicy { get; init; }

    /// <summary>What runs by itself.</summary>
    public required IReadOnlyList<ScheduledTask> Tasks { get; init; }

    /// <summary>What sounds an alarm.</summary>
    public required IReadOnlyList<AlarmRule> Alarms { get; init; }

    /// <summary>A stack's.</summary>
    public static StackFacts Of(StackSettings settings)
    {
        var names = new StackNames(settings);
        var roles = VaultRole.In(settings);
        return new StackFacts
        {
            Settings = settings,
            Names = names,
            Lifecycle = LifecycleRule.All,
            Lock = VaultLock.Of(settings.Vault),
            Policies = roles.ToDictionary(role => role, role => VaultPolicies.For(role, settings, names)),
            Trusts = roles.ToDictionary(role => role, role => TrustPolicies.For(role, settings, names)),
            BucketPolicy = VaultBucketPolicy.For(settings, names, names.Arn("kms", "key/unknown-yet")),
            KeyPolicy = VaultKeyPolicy.For(settings, names),
            Tasks = TaskCatalog.All,
            Alarms = AlarmRules.Of(settings, names),
        };
    }
}
