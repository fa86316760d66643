using PmoBackup.Infra.Settings;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;

namespace PmoBackup.Infra;

/// <summary>The accounts and regions of a stack, each by a provider that refuses every other account.</summary>
internal sealed class StackProviders
{
    public StackProviders(StackSettings settings, StackNames names)
    {
        var tags = new ProviderDefaultTagsArgs { Tags = StackTags.For(settings, names).ToDictionary() };
        Main = new Provider("aws", new ProviderArgs
        {
            Region = settings.Region,
            AllowedAccountIds = { settings.AccountId },
            DefaultTags = tags,
        });
        if (settings.Vault.Replica is not { } replica)
            return;
        var elsewhere = new ProviderArgs
        {
            Region = replica.Region,
            AllowedAccountIds = { replica.AccountId ?? settings.AccountId },
            DefaultTags = tags,
        };
        if (replica.RoleArn is { } role)
            elsewhere.AssumeRoles = new ProviderAssumeRoleArgs { RoleArn = role, SessionName = names.Prefix };
        Replica = new Provider("replica", elsewhere);
    }

    /// <summary>The stack's.</summary>
    public Provider Main { get; }

    /// <summary>The replica's; null where there is none.</summary>
    public Provider? Replica { get; }
}
