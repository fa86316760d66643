using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>The state of Pulumi in S3, encrypted by KMS.</summary>
internal static class PulumiState
{
    public static IEnumerable<Statement> Statements(StackSettings settings, bool canWrite)
    {
        if (settings.Access.State is not { } state)
            yield break;
        var bucket = $"arn:aws:s3:::{state.Bucket}";
        yield return Statement.Allow("FindsState", ["s3:GetBucketLocation", "s3:ListBucket"], [bucket]);
        // Old versions stay: the state's bucket has versions, and nobody here may remove one.
        yield return Statement.Allow("State", canWrite ? ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"], [
            $"{bucket}/*"]);
        yield return Statement.Allow(
            "StatesSecrets", canWrite ? ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"], [state.KeyArn]);
    }
}
