using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Components;

/// <summary>What the policies of all buckets say alike.</summary>
internal static class BucketStatements
{
    /// <summary>What changes a bucket itself. Wildcards, so that what S3 adds one day is denied too.</summary>
    public static IReadOnlyList<string> Configuring { get; } = ["s3:DeleteBucket*", "s3:Put*Configuration", "s3:PutBucket*"];

    /// <summary>What removes objects.</summary>
    public static IReadOnlyList<string> Deleting { get; } = ["s3:DeleteObject", "s3:DeleteObjectVersion"];

    public static Statement WithoutTls(string bucketArn) => Statement.Deny("WithoutTls", ["s3:*"], Both(bucketArn)) with
    {
        Conditions = [new("Bool", "aws:SecureTransport", "false")],
    };

    public static Statement OldTls(string bucketArn) => Statement.Deny("OldTls", ["s3:*"], Both(bucketArn)) with
    {
        Conditions = [new("NumericLessThan", "s3:TlsVersion", "1.2")],
    };

    public static Statement Deletes(string bucketArn, string breakGlass) =>
        Statement.Deny("Deletes", Deleting, [$"{bucketArn}/*"]) with { Conditions = [Condition.CallerIsNot(breakGlass)] };

    public static Statement Configuration(string bucketArn, params IReadOnlyList<string> spared) =>
        Statement.Deny("Configuration", Configuring, [bucketArn]) with { Conditions = [Condition.CallerIsNot(spared)] };

    private static string[] Both(string bucketArn) => [bucketArn, $"{bucketArn}/*"];
}
