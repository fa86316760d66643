using Pulumi;
using Pulumi.Aws.CloudTrail;
using Pulumi.Aws.CloudTrail.Inputs;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>
/// Who touched the vault: S3's access logs and a trail, in a bucket of their own. S3 writes no access logs into a bucket with
/// locks, nor into one with a key of KMS.
/// </summary>
internal sealed class VaultLogs
{
    private readonly List<Resource> _parts = [];

    public VaultLogs(string name, LockedBucket vault, BackupVaultArgs args, BackupVault parent)
    {
        var (settings, names) = (args.Settings, args.Names);
        var options = new CustomResourceOptions { Parent = parent };
        var bucket = new Bucket($"{name}-logs", new BucketArgs { BucketName = names.LogBucket, ForceDestroy = false },
            new CustomResourceOptions { Parent = parent, Protect = settings.IsProduction });
        Bucket = bucket.BucketName;
        Declare(name, settings.Tasks.LogDays, options);
        Resource[] before = [.. _parts, .. args.Keepers];
        var policy = new BucketPolicy($"{name}-logs", new BucketPolicyArgs
        {
            Bucket = Bucket,
            Policy = LogBucketPolicy.For(settings, names).ToJson(),
        }, CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = before }));
        // Both write at once when they are made, so that the bucket must let them in by then.
        var allowed = CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = { policy } });
        var access = new BucketLogging(name, new()
        {
            Bucket = vault.Name,
            TargetBucket = Bucket,
            TargetPrefix = LogBucketPolicy.AccessFolder,
        }, allowed);
        var trail = new Trail(name, new TrailArgs
        {
            Name = names.For("vault"),
            S3BucketName = Bucket,
            S3KeyPrefix = LogBucketPolicy.TrailFolder,
            EnableLogFileValidation = true,
            // Roles are become, and keys are ended, in any region.
            IsMultiRegionTrail = true,
            IncludeGlobalServiceEvents = true,
            EventSelectors =
            {
                new TrailEventSelectorArgs
                {
                    // Reads too: becoming a role counts as one.
                    ReadWriteType = "All",
                    IncludeManagementEvents = true,
                    DataResources =
                    {
                        new TrailEventSelectorDataResourceArgs { Type = "AWS::S3::Object",
                            Values = { vault.Arn.Apply(arn => $"{arn}/") } },
                    },
                },
            },
        }, CustomResourceOptions.Merge(allowed, new CustomResourceOptions { Protect = settings.IsProduction }));
        _parts.AddRange([bucket, policy, access, trail]);
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> Bucket { get; }

    /// <summary>Everything of it.</summary>
    public IReadOnlyList<Resource> Parts => _parts;

    private void Declare(string name, int keptDays, CustomResourceOptions options)
    {
        _parts.AddRange(PrivateBucket.Parts($"{name}-logs", Bucket, options));
        _parts.Add(new BucketServerSideEncryptionConfiguration($"{name}-logs", new()
        {
            Bucket = Bucket,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault =
                        new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                        {
                            SseAlgorithm = "AES256",
                        },
                },
            },
        }, options));
        var versioning = new BucketVersioning($"{name}-logs", new()
        {
            Bucket = Bucket,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, options);
        _parts.Add(versioning);
        _parts.Add(LifecycleRules.Declare($"{name}-logs", Bucket,
            [
                new LifecycleRule("logs", "") { ExpireDays = keptDays, NoncurrentDays = 1, AbortUploadDays = 2 },
                new LifecycleRule("expired-markers", "") { RemovesExpiredMarkers = true },
            ],
            CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = { versioning } })));
    }
}
