using PmoBackup.Infra.Iam;
using Pulumi;
using Pulumi.Aws.Kms;

namespace PmoBackup.Infra.Components;

/// <summary>A key that backups are encrypted with. Who loses it has lost them.</summary>
internal sealed class VaultKey
{
    public VaultKey(
        string name, string alias, PolicyDocument policy, BackupVaultArgs args, BackupVault parent,
            ProviderResource? provider = null)
    {
        var key = new Key(name, new KeyArgs
        {
            Description = "Encrypts backups. Without it they cannot be read: it must outlive the last of them.",
            EnableKeyRotation = true,
            RotationPeriodInDays = 90,
            // The most that KMS waits, and the time there is to notice and take it back.
            DeletionWindowInDays = 30,
            Policy = policy.ToJson(),
            // KMS refuses a policy that its author could not change again. Here only the deploy and the break-glass role can, and
            // the first one of all is written by whoever sets the stack up; that somebody can is an invariant.
            BypassPolicyLockoutSafetyCheck = true,
        }, new CustomResourceOptions { Parent = parent, Provider = provider, Protect = args.Settings.IsProduction });
        _ = new Pulumi.Aws.Kms.Alias(name, new AliasArgs { Name = alias, TargetKeyId = key.KeyId },
            new CustomResourceOptions { Parent = parent, Provider = provider });
        Arn = key.Arn;
    }

    public Output<string> Arn { get; }
}
