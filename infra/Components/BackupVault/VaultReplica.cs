using PmoBackup.Infra.Settings;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>
/// The vault's copy elsewhere: S3 copies each object with its lock, and no delete. Lifecycle rules are not copied, so it has its
/// own.
/// </summary>
internal sealed class VaultReplica
{
    public VaultReplica(string name, ReplicaSettings settings, LockedBucket vault, BackupVaultArgs args, BackupVault parent)
    {
        var provider = args.ReplicaProvider ?? throw new ArgumentException(
            "The replica needs a provider of its own.", nameof(args));
        var there = $"{name}-replica";
        var key = new VaultKey(there, args.Names.ReplicaKeyAlias, VaultKeyPolicy.ForReplica(args.Settings, args.Names), args,
            parent, provider);
        var bucket = new LockedBucket(there, settings.Bucket, key, args, parent, provider);
        Resource[] before = [.. bucket.Parts, .. args.Keepers];
        var policy = new BucketPolicy(there, new BucketPolicyArgs
        {
            Bucket = bucket.Name,
            Policy = ReplicaPolicies.Bucket(args.Settings, args.Names).ToJson(),
        }, new CustomResourceOptions { Parent = parent, Provider = provider, DependsOn = before });
        var role = new Role($"{name}-replication", new RoleArgs
        {
            Name = args.Names.For("replication"),
            Description = "What S3 may do to copy the vault",
            AssumeRolePolicy = ReplicaPolicies.ReplicationTrust.ToJson(),
        }, new CustomResourceOptions { Parent = parent });
        var rolePolicy = new RolePolicy($"{name}-replication", new RolePolicyArgs
        {
            Role = role.Name,
            Name = "copy-the-vault",
            Policy = key.Arn.Apply(arn => ReplicaPolicies.Replication(args.Settings, args.Names, arn).ToJson()),
        }, new CustomResourceOptions { Parent = parent });
        var replication = new BucketReplicationConfig(name, new BucketReplicationConfigArgs
        {
            Bucket = vault.Name,
            Role = role.Arn,
            Rules = { Rule(settings.AccountId == args.Settings.AccountId ? null : settings.AccountId, bucket, key) },
        }, new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = { vault.Versioning, bucket.Versioning, policy,
            rolePolicy }
        });
        (Bucket, KeyArn) = (bucket.Name, key.Arn);
        Parts = [.. bucket.Parts, policy, role, rolePolicy, replication];
    }

    public Output<string> Bucket { get; }

    public Output<string> KeyArn { get; }

    public IReadOnlyList<Resource> Parts { get; }

    private static BucketReplicationConfigRuleArgs Rule(string? otherAccount, LockedBucket bucket, VaultKey key) => new()
    {
        Id = "everything",
        Status = "Enabled",
        Priority = 0,
        Filter = new BucketReplicationConfigRuleFilterArgs { Prefix = "" },
        // What is hidden here stays in sight there.
        DeleteMarkerReplication = new BucketReplicationConfigRuleDeleteMarkerReplicationArgs { Status = "Disabled" },
        // Without this S3 leaves out what is encrypted by KMS, which is everything.
        SourceSelectionCriteria = new BucketReplicationConfigRuleSourceSelectionCriteriaArgs
        {
            SseKmsEncryptedObjects =
                new BucketReplicationConfigRuleSourceSelectionCriteriaSseKmsEncryptedObjectsArgs { Status = "Enabled" },
        },
        Destination = new BucketReplicationConfigRuleDestinationArgs
        {
            Bucket = bucket.Arn,
            // Said only where the account is another one: S3 refuses it else.
            Account = otherAccount ?? (Input<string>?)null,
            AccessControlTranslation = otherAccount is null
                ? (Input<BucketReplicationConfigRuleDestinationAccessControlTranslationArgs>?)null
                : new BucketReplicationConfigRuleDestinationAccessControlTranslationArgs { Owner = "Destination" },
            EncryptionConfiguration =
                new BucketReplicationConfigRuleDestinationEncryptionConfigurationArgs { ReplicaKmsKeyId = key.Arn },
            Metrics = new BucketReplicationConfigRuleDestinationMetricsArgs { Status = "Enabled" },
        },
    };
}
