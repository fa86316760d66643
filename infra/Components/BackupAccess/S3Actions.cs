namespace PmoBackup.Infra.Components;

/// <summary>Groups of S3's actions that several roles have.</summary>
internal static class S3Actions
{
    /// <summary>A bucket's settings and lists, of versions and of unfinished uploads too. On buckets.</summary>
    public static IReadOnlyList<string> Looking { get; } =
        ["s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration",
            "s3:ListBucket*"];

    /// <summary>What is known of an object besides its content. On objects.</summary>
    public static IReadOnlyList<string> Knowing { get; } =
        ["s3:GetObjectLegalHold", "s3:GetObjectRetention", "s3:GetObjectTagging", "s3:GetObjectVersionTagging"];

    /// <summary>Content, of versions too. On objects.</summary>
    public static IReadOnlyList<string> Reading { get; } = ["s3:GetObject", "s3:GetObjectVersion"];

    /// <summary>
    /// A put with the lock and the tags of its class, in parts or in one. The lock goes with it under a permission of its own,
    /// which only ever makes locks longer: shorter ones need a bypass, and the bucket's policy has limits.
    /// </summary>
    public static IReadOnlyList<string> Putting { get; } =
        ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject", "s3:PutObjectRetention",
            "s3:PutObjectTagging"];
}
