using PmoBackup.Infra.Tests.Evaluation;

namespace PmoBackup.Infra.Tests;

/// <summary>Who may change the vault, and who is left to do it.</summary>
public class ConfigurationTests
{
    private static readonly string[] s_changes =
    [
        "s3:PutLifecycleConfiguration", "s3:PutBucketVersioning", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy",
            "s3:PutEncryptionConfiguration",
        "s3:PutBucketObjectLockConfiguration", "s3:PutReplicationConfiguration", "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketLogging",
        "s3:PutBucketOwnershipControls", "s3:PutBucketTagging", "s3:DeleteBucket",
    ];

    public static TheoryData<string> Changes => [.. s_changes];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_deploy_and_break_glass_change_the_bucket(string action)
    {
        var scene = await VaultScene.ProductionAsync();
        var request = VaultScene.Request(action, scene.Names.BucketArn);

        Assert.Equal([VaultRole.BreakGlass, VaultRole.Deploy], VaultRole.All.Where(role => scene.May(role, request)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task An_administrator_who_is_none_of_them_is_denied(string action)
    {
        var scene = await VaultScene.ProductionAsync();
        const string Admin = "arn:aws:iam::123456789012:role/admin";
        var request = VaultScene.Request(action, scene.Names.BucketArn).Saying("aws:PrincipalArn", Admin) with { Caller = Admin };

        Assert.True(scene.PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault").Denies(request));
    }

    [Theory]
    [InlineData("s3:PutObject")]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:GetObject")]
    public async Task Deploy_touches_no_object(string action)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.False(scene.May(VaultRole.Deploy, scene.Put() with { Action = action }));
    }

    [Theory]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:PutObjectLegalHold")]
    public async Task Only_break_glass_and_for_holds_retention_may_do_what_ends_a_backup(string action)
    {
        var scene = await VaultScene.ProductionAsync();
        var allowed = VaultRole.All.Where(role => scene.May(role, VaultScene.Request(action, scene.Backup()))).ToList();

        Assert.Equal(action == "s3:PutObjectLegalHold" ? [VaultRole.Retention, VaultRole.BreakGlass] : [VaultRole.BreakGlass],
            allowed);
    }

    [Theory]
    [InlineData("kms:ScheduleKeyDeletion")]
    [InlineData("kms:DisableKey")]
    [InlineData("kms:DisableKeyRotation")]
    public async Task Only_break_glass_ends_the_key(string action)
    {
        var scene = await VaultScene.ProductionAsync();
        var request = new Request(action, VaultScene.KeyArn).Saying("aws:ResourceTag/stack", scene.Names.Prefix);

        Assert.Equal([VaultRole.BreakGlass], VaultRole.All.Where(role => scene.May(role, request)));
    }

    [Fact]
    public async Task Only_deploy_and_break_glass_say_who_uses_the_key()
    {
        var scene = await VaultScene.ProductionAsync();
        var request = new Request("kms:PutKeyPolicy", VaultScene.KeyArn).Saying("aws:ResourceTag/stack", scene.Names.Prefix);

        Assert.Equal([VaultRole.BreakGlass, VaultRole.Deploy], VaultRole.All.Where(role => scene.May(role, request)));
        Assert.False(scene.May(VaultRole.Deploy, request.Saying("aws:ResourceTag/stack", "pmo-backup-other")));
    }

    [Fact]
    public async Task An_administrator_looks_after_the_key_and_cannot_decrypt_with_it()
    {
        var scene = await VaultScene.ProductionAsync();
        const string Admin = "arn:aws:iam::123456789012:role/admin";
        Request Asks(string action) =>
            new Request(action, VaultScene.KeyArn).Saying("aws:PrincipalArn", Admin) with { Caller = Admin };
        var key = scene.PolicyOf("aws:kms/key:Key", "vault");

        Assert.Equal(Reach.Account, key.Gives(Asks("kms:DescribeKey")));
        Assert.Equal(Reach.None, key.Gives(Asks("kms:Decrypt")));
        Assert.Equal(Reach.None, key.Gives(Asks("kms:Decrypt").Saying("kms:ViaService", "s3.eu-central-1.amazonaws.com")));
        Assert.True(key.Denies(Asks("kms:ScheduleKeyDeletion")));
        Assert.True(key.Denies(Asks("kms:PutKeyPolicy")));
    }

    [Fact]
    public async Task Logs_are_written_by_S3_and_the_trail_and_removed_by_break_glass_alone()
    {
        var scene = await VaultScene.ProductionAsync();
        var policy = scene.PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault-logs");
        var access = VaultScene.Request(
            "s3:PutObject", $"{scene.Names.LogBucketArn}/access/2026") with
        { Service = "logging.s3.amazonaws.com" };
        access = access.Saying("aws:SourceArn", scene.Names.BucketArn).Saying("aws:SourceAccount", "123456789012");
        var trail = VaultScene.Request(
            "s3:PutObject", $"{scene.Names.LogBucketArn}/trail/AWSLogs/123456789012/CloudTrail/x.json.gz") with
        {
            Service = "cloudtrail.amazonaws.com",
        };
        trail = trail.Saying("aws:SourceArn", scene.Names.TrailArn).Saying("s3:x-amz-acl", "bucket-owner-full-control");

        Assert.Equal(Reach.Caller, policy.Gives(access));
        Assert.Equal(Reach.None, policy.Gives(access.Saying("aws:SourceArn", "arn:aws:s3:::somebody-elses")));
        Assert.Equal(Reach.Caller, policy.Gives(trail));
        Assert.Equal(
            Reach.None, policy.Gives(trail.Saying("aws:SourceArn", "arn:aws:cloudtrail:eu-central-1:666666666666:trail/x")));
        Assert.False(policy.Denies(access));
        var delete = VaultScene.Request("s3:DeleteObject", $"{scene.Names.LogBucketArn}/trail/x");
        Assert.Equal([VaultRole.BreakGlass], VaultRole.All.Where(role => scene.May(role, delete)));
    }
}
