using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>A bucket whose objects cannot be removed before their time: the vault's, and its replica's.</summary>
internal sealed class LockedBucket
{
    private readonly List<Resource> _parts = [];

    public LockedBucket(
        string name, string bucketName, VaultKey key, BackupVaultArgs args, BackupVault parent, ProviderResource? provider = null)
    {
        var bucket = new Bucket(name, new BucketArgs
        {
            BucketName = bucketName,
            ObjectLockEnabled = true,
            ForceDestroy = false,
        }, new CustomResourceOptions { Parent = parent, Provider = provider, Protect = args.Settings.IsProduction });
        (Name, Arn) = (bucket.BucketName, bucket.Arn);
        var options = new CustomResourceOptions { Parent = parent, Provider = provider };
        _parts.AddRange([bucket, .. PrivateBucket.Parts(name, Name, options)]);
        _parts.Add(new BucketServerSideEncryptionConfiguration(name, new()
        {
            Bucket = Name,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault =
                        new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                        {
                            SseAlgorithm = "aws:kms",
                            KmsMasterKeyId = key.Arn,
                        },
                    BucketKeyEnabled = true,
                },
            },
        }, options));
        Versioning = new BucketVersioning(name, new()
        {
            Bucket = Name,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, options);
        _parts.Add(Versioning);
        var versioned = CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = { Versioning } });
        var locks = VaultLock.Of(args.Settings.Vault);
        _parts.Add(new BucketObjectLockConfiguration(name, new()
        {
            Bucket = Name,
            ObjectLockEnabled = "Enabled",
            Rule = new BucketObjectLockConfigurationRuleArgs
            {
                DefaultRetention = new BucketObjectLockConfigurationRuleDefaultRetentionArgs
                {
                    Mode = locks.Mode,
                    Days = locks.DefaultDays,
                },
            },
        }, versioned));
        _parts.Add(LifecycleRules.Declare(name, Name, LifecycleRule.All, versioned));
    }

    public Output<string> Name { get; }

    public Output<string> Arn { get; }

    public BucketVersioning Versioning { get; }

    /// <summary>The bucket and all that says how it is.</summary>
    public IReadOnlyList<Resource> Parts => _parts;
}
