namespace PmoBackup.Infra.Settings;

/// <summary>The vault's copy elsewhere, with a key, locks and lifecycle of its own.</summary>
public sealed record ReplicaSettings
{
    /// <summary>The copy's bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>Its region, another one than the vault's.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// Its account, 12 digits; the vault's own where it is null. A copy in the same account does not survive its loss.
    /// </summary>
    public string? AccountId { get; init; }

    /// <summary>The role that the stack assumes in that account; required with <see cref="AccountId"/>.</summary>
    public string? RoleArn { get; init; }
}
