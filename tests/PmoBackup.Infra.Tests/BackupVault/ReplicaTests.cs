using System.Collections.Immutable;
using PmoBackup.Infra.Tests.Evaluation;

namespace PmoBackup.Infra.Tests;

public class ReplicaTests
{
    private const string Replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

    [Fact]
    public async Task All_of_the_replica_is_made_by_its_own_provider_and_the_rest_is_not()
    {
        var declared = (await VaultScene.ProductionAsync()).Declared;

        Assert.All(declared.Resources.Where(r => r.Name == "vault-replica"), r =>
            Assert.Contains("::replica::", r.Provider, StringComparison.Ordinal));
        Assert.All(
            declared.Resources.Where(r => r.Name is "vault" or "vault-logs" or "vault-replication"),
            r => Assert.DoesNotContain("::replica::", r.Provider, StringComparison.Ordinal));
        Assert.Equal(10, declared.Resources.Count(r => r.Name == "vault-replica"));
    }

    [Fact]
    public async Task Encrypted_objects_are_copied_and_delete_markers_are_not()
    {
        var rule = Assert.Single((await VaultScene.ProductionAsync()).Declared.One(Replication).Groups("rules"));
        var destination = Below(rule, "destination");

        Assert.Equal("Enabled", rule["status"]);
        Assert.Equal("Disabled", Below(rule, "deleteMarkerReplication")["status"]);
        Assert.Equal("Enabled", Below(Below(rule, "sourceSelectionCriteria"), "sseKmsEncryptedObjects")["status"]);
        Assert.Equal(("arn:aws:s3:::acme-backups-replica", "999988887777"), (destination["bucket"], destination["account"]));
        Assert.Equal("Destination", Below(destination, "accessControlTranslation")["owner"]);
        Assert.Equal(VaultScene.ReplicaKeyArn, Below(destination, "encryptionConfiguration")["replicaKmsKeyId"]);
    }

    [Fact]
    public async Task In_the_same_account_no_owner_is_said()
    {
        var vault = VaultScene.Production.Vault;
        var scene = await VaultScene.OfAsync(VaultScene.Production with
        {
            Vault = vault with { Replica = vault.Replica! with { AccountId = null, RoleArn = null } },
        });
        var destination = Below(Assert.Single(scene.Declared.One(Replication).Groups("rules")), "destination");

        Assert.False(destination.ContainsKey("account"));
        Assert.False(destination.ContainsKey("accessControlTranslation"));
        Assert.Equal(
            [VaultRole.BreakGlass, VaultRole.Deploy],
            VaultRole.All.Where(
                role => scene.May(role, VaultScene.Request("s3:PutBucketPolicy", scene.Names.ReplicaBucketArn!))));
    }

    [Fact]
    public async Task The_replication_role_copies_and_deletes_nothing()
    {
        var scene = await VaultScene.ProductionAsync();
        var own = scene.PolicyOf("aws:iam/rolePolicy:RolePolicy", "vault-replication");
        var there = scene.PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault-replica");
        Request Asks(string action, string resource) => VaultScene.Request(action, resource)
            .Saying("aws:PrincipalArn", scene.Names.ReplicationRoleArn) with
        { Caller = scene.Names.ReplicationRoleArn };
        var copy = Asks("s3:ReplicateObject", $"{scene.Names.ReplicaBucketArn}/daily/x");
        var encrypt = Asks("kms:GenerateDataKey", VaultScene.ReplicaKeyArn).Saying(
            "kms:ViaService", "s3.eu-west-1.amazonaws.com");
        var decrypt = Asks("kms:Decrypt", VaultScene.KeyArn).Saying("kms:ViaService", "s3.eu-central-1.amazonaws.com");

        Assert.True(own.Allows(Asks("s3:GetObjectVersionForReplication", scene.Backup())));
        Assert.False(scene.PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault").Denies(
            Asks("s3:GetObjectVersionForReplication", scene.Backup())));
        Assert.True(own.Allows(copy) && there.Gives(copy) != Reach.None && !there.Denies(copy));
        Assert.True(own.Allows(encrypt) && scene.PolicyOf("aws:kms/key:Key", "vault-replica").Gives(encrypt) == Reach.Caller);
        Assert.Equal(Reach.Caller, scene.PolicyOf("aws:kms/key:Key", "vault").Gives(decrypt));
        Assert.All(["s3:ReplicateDelete", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"], action =>
        {
            Assert.False(own.Allows(copy with { Action = action }));
            Assert.True(there.Denies(copy with { Action = action }));
        });
    }

    [Fact]
    public async Task S3_becomes_the_replication_role()
    {
        var trust = (await VaultScene.ProductionAsync()).PolicyOf("aws:iam/role:Role", "vault-replication", "assumeRolePolicy");

        Assert.Equal(Reach.Caller, trust.Gives(new Request("sts:AssumeRole", "") { Service = "s3.amazonaws.com" }));
        Assert.Equal(Reach.None, trust.Gives(new Request("sts:AssumeRole", "") { Service = "ec2.amazonaws.com" }));
    }

    [Fact]
    public async Task Only_the_replicas_own_keepers_change_it()
    {
        var scene = await VaultScene.ProductionAsync();
        var policy = scene.PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault-replica");
        Request Change(string caller) => VaultScene.Request("s3:PutLifecycleConfiguration", scene.Names.ReplicaBucketArn!)
            .Saying("aws:PrincipalArn", caller) with
        { Caller = caller };

        Assert.False(policy.Denies(Change("arn:aws:iam::999988887777:role/pmo-backup-replica")));
        Assert.True(policy.Denies(Change("arn:aws:iam::999988887777:role/admin")));
        Assert.True(policy.Denies(Change(scene.Names.RoleArn(VaultRole.Deploy))));
    }

    [Fact]
    public async Task A_replica_without_a_provider_of_its_own_is_refused()
    {
        var names = new StackNames(VaultScene.Production);
        var failure = await Assert.ThrowsAsync<Pulumi.RunException>(
            () => Mocks.Declaration.OfAsync(() => _ = new Components.BackupVault("vault", new()
            {
                Settings = VaultScene.Production,
                Names = names,
                Keepers = [],
            })));

        Assert.Contains("needs a provider", failure.Message, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, object> Below(ImmutableDictionary<string, object> fields, string name) =>
        (ImmutableDictionary<string, object>)fields[name];
}
