using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Who brings objects to the replica, and who may do what with them there.</summary>
public static class ReplicaPolicies
{
    /// <summary>
    /// The replica's bucket policy. Nothing is put there but by replication; nothing is removed; the vault's readers can read it
    /// on the day when the vault is gone.
    /// </summary>
    public static PolicyDocument Bucket(StackSettings settings, StackNames names)
    {
        var replica = settings.Vault.Replica ?? throw new ArgumentException("The stack has no replica.", nameof(settings));
        var bucket = names.ReplicaBucketArn!;
        var account = settings.AccountId;
        var breakGlass = names.RoleArn(VaultRole.BreakGlass);
        return new(
            BucketStatements.WithoutTls(bucket),
            BucketStatements.OldTls(bucket),
            Allow("Replication", ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"], $"{bucket}/*",
                account,
                names.ReplicationRoleArn),
            Allow("Restores", S3Actions.Reading, $"{bucket}/*", account, names.RoleArn(VaultRole.Reader), breakGlass),
            Allow("Looks", S3Actions.Looking, bucket, account,
                names.RoleArn(VaultRole.Reader), names.RoleArn(VaultRole.Auditor), names.RoleArn(VaultRole.Retention),
                    breakGlass),
            Statement.Deny("Puts", ["s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention"], [$"{bucket}/*"]) with
            {
                Conditions = [Condition.CallerIsNot(breakGlass)],
            },
            Statement.Deny("Bypass", ["s3:BypassGovernanceRetention"], [$"{bucket}/*"]) with
            {
                Conditions = [Condition.CallerIsNot(breakGlass)],
            },
            // A delete marker that came over would hide the copy too.
            Statement.Deny("Deletes", [.. BucketStatements.Deleting, "s3:ReplicateDelete"], [$"{bucket}/*"]) with
            {
                Conditions = [Condition.CallerIsNot(breakGlass)],
            },
            BucketStatements.Configuration(bucket, replica.RoleArn ?? names.RoleArn(VaultRole.Deploy), breakGlass));
    }

    /// <summary>What S3 may do as the replication role: read what it copies, and put it there. Deletes are not copied.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="replicaKeyArn">The replica's key.</param>
    public static PolicyDocument Replication(StackSettings settings, StackNames names, string replicaKeyArn) => new(
        Statement.Allow("ReadsConfiguration", ["s3:GetReplicationConfiguration", "s3:ListBucket"], [names.BucketArn]),
        Statement.Allow("ReadsVersions", ["s3:GetObjectLegalHold", "s3:GetObjectRetention", "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"], [$"{names.BucketArn}/*"]),
        Statement.Allow("Copies", ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"],
            [$"{names.ReplicaBucketArn}/*"]),
        Statement.Allow("Encrypts", ["kms:Encrypt", "kms:GenerateDataKey"], [replicaKeyArn]) with
        {
            Conditions = [new("StringEquals", "kms:ViaService", $"s3.{settings.Vault.Replica!.Region}.amazonaws.com")],
        });

    /// <summary>
    /// Who may become the replication role: S3. Its requests are not known to name the bucket, and a condition that never holds
    /// would stop replication; what the role can do is to copy this bucket to that one.
    /// </summary>
    public static PolicyDocument ReplicationTrust { get; } = new(Statement.Trust("S3", Principal.Service("s3.amazonaws.com")));

    // The account, and not everybody: S3 calls a policy public that is about everybody, and public ones are blocked.
    private static Statement Allow(
        string sid, IReadOnlyList<string> actions, string resource, string account, params string[] callers) =>
        Statement.Allow(sid, actions, [resource]) with
        {
            Principals = [Principal.Account(account)],
            Conditions = [Condition.CallerIs(callers)],
        };
}
