using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>What makes any bucket the account's own and nobody else's.</summary>
internal static class PrivateBucket
{
    public static IEnumerable<Resource> Parts(string name, Output<string> bucket, CustomResourceOptions options) =>
    [
        new BucketOwnershipControls(name, new BucketOwnershipControlsArgs
        {
            Bucket = bucket,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, options),
        new BucketPublicAccessBlock(name, new BucketPublicAccessBlockArgs
        {
            Bucket = bucket,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, options),
    ];
}
