using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra;

/// <summary>
/// The names of what the stack makes, worked out beforehand: policies can name roles, and roles the bucket, without waiting for
/// each other, and all of it can be judged without an engine.
/// </summary>
public sealed class StackNames(StackSettings settings)
{
    /// <summary>What every name begins with.</summary>
    public string Prefix { get; } = $"pmo-backup-{settings.Stack}";

    /// <summary>The vault's bucket.</summary>
    public string BucketArn { get; } = $"arn:aws:s3:::{settings.Vault.Bucket}";

    /// <summary>The bucket of access logs and trails, without locks.</summary>
    public string LogBucket { get; } = $"{settings.Vault.Bucket}-logs";

    /// <summary>The alias of the vault's key.</summary>
    public string KeyAlias => $"alias/{Prefix}";

    /// <summary>A role's name.</summary>
    public string RoleName(VaultRole role) => $"{Prefix}-{role.Name}";

    /// <summary>A role's ARN.</summary>
    public string RoleArn(VaultRole role) => $"arn:aws:iam::{settings.AccountId}:role/{RoleName(role)}";

    /// <summary>Any other resource's name.</summary>
    public string For(string what) => $"{Prefix}-{what}";

    /// <summary>The ARN of something of the account's in the stack's region.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{settings.Region}:{settings.AccountId}:{resource}";
}
