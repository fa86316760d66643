using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Components;

/// <summary>
/// What break-glass may do: everything, with the vault, its logs, its trail and the stack's roles; nothing anywhere else. What
/// will be needed on that day is not known today, so its actions are not listed one by one.
/// </summary>
internal static class BreakGlassPolicy
{
    public static PolicyDocument For(StackNames names) => new(
        Statement.Allow("Buckets", ["s3:*"], [.. Buckets(names).SelectMany(bucket => new[] { bucket, $"{bucket}/*" })]),
        Statement.Allow("Roles", ["iam:*"], [names.IamArn("role", names.For("*"))]),
        Statement.Allow("Trail", ["cloudtrail:*"], [names.TrailArn]),
        // The key's own policy lets it do everything with this key. With other keys nothing: their policies do not know it.
        Statement.Allow("Keys", ["kms:*"], [names.Arn("kms", "key/*")]) with
        {
            Conditions = [new("ForAnyValue:StringEquals", "kms:ResourceAliases", names.KeyAlias, names.ReplicaKeyAlias)],
        },
        // AWS lists buckets and aliases of an account only as a whole.
        Statement.Allow("FindsThem", ["kms:ListAliases", "s3:ListAllMyBuckets"], ["*"]));

    private static IEnumerable<string> Buckets(StackNames names) =>
        names.ReplicaBucketArn is { } replica
            ? [names.BucketArn, names.LogBucketArn, replica]
            : [names.BucketArn, names.LogBucketArn];
}
