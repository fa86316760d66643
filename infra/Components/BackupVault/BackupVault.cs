using Pulumi;
using Pulumi.Aws.S3;

namespace PmoBackup.Infra.Components;

/// <summary>
/// Where backups lie: encrypted, locked, cleared up by itself, watched, and copied elsewhere where the settings say so.
/// </summary>
public sealed class BackupVault : ComponentResource
{
    /// <summary>Declares it.</summary>
    /// <exception cref="ArgumentException">The settings have a replica, and there is no provider for it.</exception>
    public BackupVault(string name, BackupVaultArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:BackupVault", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (settings, names) = (args.Settings, args.Names);
        var key = new VaultKey(name, names.KeyAlias, VaultKeyPolicy.For(settings, names), args, this);
        var bucket = new LockedBucket(name, settings.Vault.Bucket, key, args, this);
        var logs = new VaultLogs(name, bucket, args, this);
        var replica = settings.Vault.Replica is { } copy ? new VaultReplica(name, copy, bucket, args, this) : null;
        Resource[] before = [.. bucket.Parts, .. logs.Parts, .. replica?.Parts ?? [], .. args.Keepers];
        // Last of all, and after the roles that it spares: with the policy in place, nobody else may change the bucket.
        _ = new BucketPolicy(name, new BucketPolicyArgs
        {
            Bucket = bucket.Name,
            Policy = key.Arn.Apply(arn => VaultBucketPolicy.For(settings, names, arn).ToJson()),
        }, new CustomResourceOptions { Parent = this, DependsOn = before });
        (Bucket, BucketArn, KeyArn, LogBucket) = (bucket.Name, bucket.Arn, key.Arn, logs.Bucket);
        (ReplicaBucket, ReplicaKeyArn) = (replica?.Bucket, replica?.KeyArn);
        RegisterOutputs();
    }

    /// <summary>The bucket's name.</summary>
    [Output("bucket")]
    public Output<string> Bucket { get; private set; }

    /// <summary>The bucket's ARN.</summary>
    [Output("bucketArn")]
    public Output<string> BucketArn { get; private set; }

    /// <summary>The key's ARN.</summary>
    [Output("keyArn")]
    public Output<string> KeyArn { get; private set; }

    /// <summary>The name of the bucket with the access logs and the trail.</summary>
    [Output("logBucket")]
    public Output<string> LogBucket { get; private set; }

    /// <summary>The replica's bucket; null where there is no replica.</summary>
    [Output("replicaBucket")]
    public Output<string>? ReplicaBucket { get; private set; }

    /// <summary>The replica's key; null where there is no replica.</summary>
    [Output("replicaKeyArn")]
    public Output<string>? ReplicaKeyArn { get; private set; }
}
