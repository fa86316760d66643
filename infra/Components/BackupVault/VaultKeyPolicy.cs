using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>
/// Who may use the vault's key. Using it is allowed here and nowhere else: the account's administrators can look after the key by
/// their IAM policies, but not read backups with it.
/// </summary>
public static class VaultKeyPolicy
{
    // In a key's policy '*' means this key; there is no other way to write it.
    private static readonly string[] ThisKey = ["*"];

    private static readonly string[] Looking = ["kms:Describe*", "kms:Get*", "kms:List*"];

    /// <summary>What ends a key, and all that was ever encrypted with it.</summary>
    public static IReadOnlyList<string> Ending { get; } =
        ["kms:DeleteImportedKeyMaterial", "kms:DisableKey", "kms:DisableKeyRotation", "kms:ScheduleKeyDeletion"];

    /// <summary>What says who may use it.</summary>
    public static IReadOnlyList<string> Handing { get; } = ["kms:CreateGrant", "kms:PutKeyPolicy"];

    /// <summary>The policy of the vault's own key.</summary>
    public static PolicyDocument For(StackSettings settings, StackNames names) => new([
        .. Keeping(settings.AccountId, names.RoleArn(VaultRole.Deploy), names.RoleArn(VaultRole.BreakGlass)),
        // By way of S3 only, which asks the roles' own policies and the bucket's. Parts of an upload are put together by
        // decrypting.
        Use("ThroughS3", ["kms:Decrypt", "kms:GenerateDataKey"], settings.Region,
            [.. VaultBucketPolicy.Putting.Select(names.RoleArn)]),
        Use("Replication", ["kms:Decrypt"], settings.Region, [names.ReplicationRoleArn]),
        Statement.Allow("Lookers", Looking, ThisKey) with
        {
            Principals = [Principal.Anyone],
            Conditions = [Condition.CallerIs(names.RoleArn(VaultRole.Auditor), names.RoleArn(VaultRole.Retention))],
        },
    ]);

    /// <summary>The policy of the replica's key, which the replica's account looks after.</summary>
    public static PolicyDocument ForReplica(StackSettings settings, StackNames names)
    {
        var replica = settings.Vault.Replica ?? throw new ArgumentException("The stack has no replica.", nameof(settings));
        return new([
            .. Keeping(
                replica.AccountId ?? settings.AccountId,
                replica.RoleArn ?? names.RoleArn(VaultRole.Deploy), names.RoleArn(VaultRole.BreakGlass)),
            Use("Replication", ["kms:Encrypt", "kms:GenerateDataKey"], replica.Region, [names.ReplicationRoleArn]),
            Use("Restores", ["kms:Decrypt"], replica.Region, [
                names.RoleArn(VaultRole.Reader), names.RoleArn(VaultRole.BreakGlass)]),
        ]);
    }

    private static Statement[] Keeping(string account, string deploy, string breakGlass) =>
    [
        Statement.Allow(
            "Administration", [.. Looking, "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:EnableKey",
            "kms:EnableKeyRotation", "kms:PutKeyPolicy", "kms:RotateKeyOnDemand", "kms:TagResource", "kms:UntagResource",
                "kms:UpdateAlias",
            "kms:UpdateKeyDescription"], ThisKey) with { Principals = [Principal.Account(account)] },
        Statement.Allow("BreakGlass", ["kms:*"], ThisKey) with
        {
            Principals = [Principal.Anyone],
            Conditions = [Condition.CallerIs(breakGlass)],
        },
        Statement.Deny("EndOfTheKey", Ending, ThisKey) with { Conditions = [Condition.CallerIsNot(breakGlass)] },
        Statement.Deny("Handing", Handing, ThisKey) with { Conditions = [Condition.CallerIsNot(deploy, breakGlass)] },
    ];

    private static Statement Use(string sid, string[] actions, string region, string[] roles) =>
        Statement.Allow(sid, actions, ThisKey) with
        {
            Principals = [Principal.Anyone],
            Conditions = [Condition.CallerIs(roles), new("StringEquals", "kms:ViaService", $"s3.{region}.amazonaws.com")],
        };
}
