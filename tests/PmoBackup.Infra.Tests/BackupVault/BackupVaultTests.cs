using System.Collections.Immutable;
using PmoBackup.Infra.Tests.Evaluation;
using PmoBackup.Infra.Tests.Mocks;

namespace PmoBackup.Infra.Tests;

public class BackupVaultTests
{
    [Theory]
    [InlineData("vault", "acme-backups", 7.0)]
    [InlineData("vault-replica", "acme-backups-replica", 7.0)]
    public async Task Both_buckets_have_versions_and_locks(string name, string bucket, double days)
    {
        var declared = (await VaultScene.ProductionAsync()).Declared;
        var retention = Below(declared.One("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", name).Fields(
            "rule"), "defaultRetention");

        Assert.Equal(true, declared.One("aws:s3/bucket:Bucket", name).Inputs["objectLockEnabled"]);
        Assert.Equal(bucket, declared.One("aws:s3/bucket:Bucket", name).Text("bucket"));
        Assert.Equal("Enabled", declared.One("aws:s3/bucketVersioning:BucketVersioning", name).Fields("versioningConfiguration")[
            "status"]);
        Assert.Equal(("GOVERNANCE", days), (retention["mode"], retention["days"]));
    }

    [Theory]
    [InlineData("vault", VaultScene.KeyArn)]
    [InlineData("vault-replica", VaultScene.ReplicaKeyArn)]
    public async Task Each_bucket_is_encrypted_by_its_own_key_through_a_bucket_key(string name, string key)
    {
        var declared = (await VaultScene.ProductionAsync()).Declared;
        var rule = Assert.Single(Encryption(declared, name));

        Assert.Equal(true, rule["bucketKeyEnabled"]);
        Assert.Equal("aws:kms", Below(rule, "applyServerSideEncryptionByDefault")["sseAlgorithm"]);
        Assert.Equal(key, Below(rule, "applyServerSideEncryptionByDefault")["kmsMasterKeyId"]);
    }

    [Fact]
    public async Task No_bucket_is_public_or_knows_access_lists()
    {
        var declared = (await VaultScene.ProductionAsync()).Declared;

        Assert.All(["vault", "vault-logs", "vault-replica"], name =>
        {
            var block = declared.One("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", name);
            Assert.All(["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"], input =>
                Assert.Equal(true, block.Inputs[input]));
            Assert.Equal(
                "BucketOwnerEnforced", declared.One("aws:s3/bucketOwnershipControls:BucketOwnershipControls", name).Fields(
                    "rule")["objectOwnership"]);
        });
    }

    [Theory]
    [InlineData("vault")]
    [InlineData("vault-replica")]
    public async Task Keys_rotate_every_quarter_and_take_a_month_to_end(string name)
    {
        var key = (await VaultScene.ProductionAsync()).Declared.One("aws:kms/key:Key", name);

        Assert.Equal(true, key.Inputs["enableKeyRotation"]);
        Assert.Equal((90.0, 30.0), (key.Inputs["rotationPeriodInDays"], key.Inputs["deletionWindowInDays"]));
    }

    [Fact]
    public async Task The_log_bucket_has_no_locks_and_no_key_of_KMS()
    {
        var declared = (await VaultScene.ProductionAsync()).Declared;

        Assert.False(declared.One("aws:s3/bucket:Bucket", "vault-logs").Inputs.ContainsKey("objectLockEnabled"));
        Assert.Equal("AES256", Below(Assert.Single(Encryption(declared, "vault-logs")), "applyServerSideEncryptionByDefault")[
            "sseAlgorithm"]);
        Assert.Equal("acme-backups-logs", declared.One("aws:s3/bucketLogging:BucketLogging", "vault").Text("targetBucket"));
    }

    [Fact]
    public async Task A_trail_tells_of_every_object_and_of_every_role_that_is_become()
    {
        var trail = (await VaultScene.ProductionAsync()).Declared.One("aws:cloudtrail/trail:Trail");
        var selector = Assert.Single(trail.Groups("eventSelectors"));
        var data = (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)selector["dataResources"]);

        Assert.Equal(("All", true), (selector["readWriteType"], selector["includeManagementEvents"]));
        Assert.Equal("AWS::S3::Object", data["type"]);
        Assert.Equal(["arn:aws:s3:::acme-backups/"], ((ImmutableArray<object>)data["values"]).Cast<string>());
        Assert.Equal(true, trail.Inputs["enableLogFileValidation"]);
        Assert.Equal(true, trail.Inputs["isMultiRegionTrail"]);
    }

    [Fact]
    public async Task The_lock_mode_is_the_one_that_was_chosen()
    {
        var settings = VaultScene.Production with
        {
            Vault = VaultScene.Production.Vault with
            {
                LockMode = "COMPLIANCE",
                Replica = null
            }
        };
        var scene = await VaultScene.OfAsync(settings);
        var rule = scene.Declared.One("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").Fields("rule");

        Assert.Equal("COMPLIANCE", Below(rule, "defaultRetention")["mode"]);
        Assert.False(scene.May(VaultRole.Writer, scene.Put().Saying("s3:object-lock-mode", "GOVERNANCE")));
    }

    private static IEnumerable<ImmutableDictionary<string, object>> Encryption(Declaration declared, string name) =>
        declared.One("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", name).Groups(
            "rules");

    private static ImmutableDictionary<string, object> Below(ImmutableDictionary<string, object> fields, string name) =>
        (ImmutableDictionary<string, object>)fields[name];
}
