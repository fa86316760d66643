using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>Lifecycle rules as S3 takes them.</summary>
internal static class LifecycleRules
{
    public static BucketLifecycleConfiguration Declare(
        string name, Output<string> bucket, IEnumerable<LifecycleRule> rules, CustomResourceOptions options) => new(name, new()
        {
            Bucket = bucket,
            Rules = rules.Select(rule => (Input<BucketLifecycleConfigurationRuleArgs>)Args(rule)).ToArray(),
        }, options);

    private static BucketLifecycleConfigurationRuleArgs Args(LifecycleRule rule)
    {
        var args = new BucketLifecycleConfigurationRuleArgs
        {
            Id = rule.Id,
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = rule.Prefix },
        };
        if (rule.RemovesExpiredMarkers)
            args.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true };
        if (rule.ExpireDays is { } expire)
            args.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = expire };
        if (rule.NoncurrentDays is { } noncurrent)
        {
            args.NoncurrentVersionExpiration =
                new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = noncurrent };
        }
        if (rule.AbortUploadDays is { } abort)
        {
            args.AbortIncompleteMultipartUpload =
                new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = abort };
        }
        if (rule is { TransitionDays: { } transition, StorageClass: { } storageClass })
            args.Transitions.Add(
                new BucketLifecycleConfigurationRuleTransitionArgs { Days = transition, StorageClass = storageClass });
        return args;
    }
}
