using PmoBackup.Infra.Tests.Evaluation;

namespace PmoBackup.Infra.Tests;

/// <summary>What the writer's credentials are worth to whoever steals them.</summary>
public class WriterTests
{
    [Theory]
    [InlineData("daily", 30)]
    [InlineData("weekly", 90)]
    [InlineData("predeploy", 7)]
    [InlineData("incident", 365)]
    [InlineData("records", 365)]
    [InlineData("journal", 7)]
    [InlineData("probe", 7)]
    public async Task The_writer_puts_a_new_object_locked_as_long_as_its_class(string folder, int days)
    {
        var scene = await VaultScene.ProductionAsync();
        var put = scene.Put(folder, days);

        Assert.True(scene.May(VaultRole.Writer, put));
        Assert.True(scene.May(VaultRole.Writer, put with { Action = "s3:PutObjectRetention" }));
        Assert.True(scene.May(VaultRole.Writer, put with { Action = "s3:PutObjectTagging" }));
    }

    [Fact]
    public async Task The_key_encrypts_for_the_writer_by_way_of_S3_only()
    {
        var scene = await VaultScene.ProductionAsync();
        var encrypt = new Request("kms:GenerateDataKey", VaultScene.KeyArn);

        Assert.True(scene.May(VaultRole.Writer, encrypt.Saying("kms:ViaService", "s3.eu-central-1.amazonaws.com")));
        Assert.False(scene.May(VaultRole.Writer, encrypt));
        Assert.False(scene.May(VaultRole.Writer, encrypt.Saying("kms:ViaService", "s3.us-east-1.amazonaws.com")));
    }

    [Fact]
    public async Task A_put_that_may_overwrite_is_denied()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.False(scene.May(VaultRole.Writer, scene.Put().Without("s3:if-none-match")));
    }

    [Fact]
    public async Task Parts_of_an_upload_need_no_condition_and_completing_it_does()
    {
        var scene = await VaultScene.ProductionAsync();
        var part = scene.Put().Without("s3:if-none-match").Saying("s3:ObjectCreationOperation", "false");

        Assert.True(scene.May(VaultRole.Writer, part));
        Assert.False(scene.May(VaultRole.Writer, part.Saying("s3:ObjectCreationOperation", "true")));
    }

    [Theory]
    [InlineData("s3:x-amz-server-side-encryption", "AES256")]
    [InlineData("s3:x-amz-server-side-encryption-aws-kms-key-id", "arn:aws:kms:eu-central-1:666666666666:key/thiefs")]
    [InlineData("s3:x-amz-server-side-encryption-customer-algorithm", "AES256")]
    [InlineData("s3:x-amz-storage-class", "DEEP_ARCHIVE")]
    [InlineData("s3:object-lock-remaining-retention-days", "1")]
    [InlineData("s3:object-lock-remaining-retention-days", "36500")]
    [InlineData("s3:object-lock-mode", "COMPLIANCE")]
    [InlineData("aws:SecureTransport", "false")]
    [InlineData("s3:TlsVersion", "1.1")]
    public async Task A_put_that_would_leave_a_bad_backup_is_denied(string key, string value)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.False(scene.May(VaultRole.Writer, scene.Put().Saying(key, value)));
    }

    [Fact]
    public async Task A_put_that_names_the_vaults_own_encryption_is_allowed()
    {
        var scene = await VaultScene.ProductionAsync();
        var put = scene.Put()
            .Saying("s3:x-amz-server-side-encryption", "aws:kms")
            .Saying("s3:x-amz-server-side-encryption-aws-kms-key-id", VaultScene.KeyArn);

        Assert.True(scene.May(VaultRole.Writer, put));
    }

    [Theory]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:PutObjectLegalHold")]
    [InlineData("s3:GetObject")]
    [InlineData("s3:RestoreObject")]
    [InlineData("s3:PutObjectAcl")]
    public async Task The_writer_neither_removes_nor_reads_a_backup(string action)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.False(scene.May(VaultRole.Writer, VaultScene.Request(action, scene.Backup())));
    }

    [Fact]
    public async Task The_writer_reads_manifests_to_compare_with()
    {
        var scene = await VaultScene.ProductionAsync();
        var manifest = scene.Backup().Replace("data.zst", "manifest.json", StringComparison.Ordinal);

        Assert.True(scene.May(VaultRole.Writer, VaultScene.Request("s3:GetObject", manifest)));
        Assert.True(scene.May(VaultRole.Writer, VaultScene.Request("s3:ListBucket", scene.Names.BucketArn)));
    }

    [Theory]
    [InlineData("s3:PutObjectRetention", 2)]
    [InlineData("s3:PutObject", 2)]
    public async Task A_shorter_lock_is_denied_and_the_class_s_is_not(string action, int days)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.False(scene.May(VaultRole.Writer, scene.Put("weekly", days) with { Action = action }));
        Assert.True(scene.May(VaultRole.Writer, scene.Put("weekly", 90) with { Action = action }));
    }

    [Fact]
    public async Task A_staging_vault_takes_locks_of_a_day_and_no_longer_ones()
    {
        var scene = await VaultScene.OfAsync(VaultScene.Production with
        {
            Environment = "staging",
            Vault = new() { Bucket = "acme-staging", LockMode = "GOVERNANCE", LockDays = 1 },
        });

        Assert.True(scene.May(VaultRole.Writer, scene.Put(lockedDays: 1)));
        Assert.False(scene.May(VaultRole.Writer, scene.Put(lockedDays: 30)));
    }
}
