namespace PmoBackup.Infra.Settings;

/// <summary>The vault's bucket.</summary>
public sealed record VaultSettings
{
    /// <summary>The bucket's name, unique in the world.</summary>
    public required string Bucket { get; init; }

    /// <summary>
    /// <c>GOVERNANCE</c> (a role with a special permission can shorten locks) or <c>COMPLIANCE</c> (nobody can, not even AWS,
    /// until the last lock has ended: it cannot be taken back). There is no default.
    /// </summary>
    public required string LockMode { get; init; }

    /// <summary>
    /// Locks all classes for this many days instead of the policy's, for stacks that are torn down again. Production has the
    /// policy's locks.
    /// </summary>
    public int? LockDays { get; init; }

    /// <summary>A copy in another region, in another account where that is given.</summary>
    public ReplicaSettings? Replica { get; init; }
}
