using PmoBackup.Infra.Components;
using PmoBackup.Infra.Tests.Evaluation;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Tests;

/// <summary>What the other roles may do.</summary>
public class RoleTests
{
    private const string ViaS3 = "s3.eu-central-1.amazonaws.com";

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:GetObjectVersion")]
    [InlineData("s3:GetObjectRetention")]
    public async Task The_reader_reads_backups_and_their_versions(string action)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.May(VaultRole.Reader, VaultScene.Request(action, scene.Backup())));
        Assert.True(scene.May(VaultRole.Reader, new Request("kms:Decrypt", VaultScene.KeyArn).Saying("kms:ViaService", ViaS3)));
    }

    [Fact]
    public async Task The_reader_puts_records_and_the_backup_before_a_restore_and_nothing_else()
    {
        var scene = await VaultScene.ProductionAsync();
        var folders = StoreFolder.All.Where(folder => scene.May(VaultRole.Reader, scene.Put(folder.Name, 365))).Select(
            folder => folder.Name);

        Assert.Equal(["incident", "records", "journal"], folders);
    }

    [Fact]
    public async Task The_reader_reads_the_replica_in_the_other_account()
    {
        var scene = await VaultScene.ProductionAsync();
        var read = VaultScene.Request("s3:GetObject", $"{scene.Names.ReplicaBucketArn}/daily/x");

        Assert.Equal([VaultRole.Reader, VaultRole.BreakGlass], VaultRole.All.Where(role => scene.May(role, read)));
        Assert.Equal(
            [VaultRole.Reader, VaultRole.Retention, VaultRole.Auditor, VaultRole.BreakGlass],
            VaultRole.All.Where(role => scene.May(role, VaultScene.Request("s3:ListBucket", scene.Names.ReplicaBucketArn!))));
    }

    [Theory]
    [InlineData("rds:DeleteDBInstance")]
    [InlineData("rds:ModifyDBInstance")]
    public async Task The_reader_removes_drills_and_no_database(string action)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.May(VaultRole.Reader, new Request(
            action, scene.Names.InstanceArn(scene.Names.DrillInstance("november")))));
        Assert.False(
            scene.May(VaultRole.Reader, new Request(action, scene.Names.InstanceArn(scene.Names.DatabaseInstance("reports")))));
    }

    [Fact]
    public async Task Retention_holds_backups_and_reads_none()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.May(VaultRole.Retention, VaultScene.Request("s3:PutObjectLegalHold", scene.Backup("weekly"))));
        Assert.False(scene.May(VaultRole.Retention, VaultScene.Request("s3:PutObjectLegalHold", scene.Backup("records"))));
        Assert.False(scene.May(VaultRole.Retention, VaultScene.Request("s3:GetObject", scene.Backup())));
        Assert.False(scene.May(VaultRole.Retention, scene.Put()));
        Assert.True(scene.May(VaultRole.Retention, scene.Put("journal", 7)));
    }

    [Fact]
    public async Task The_auditor_sees_settings_and_records_and_no_content_of_backups()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.May(VaultRole.Auditor, VaultScene.Request("s3:GetBucketPolicy", scene.Names.BucketArn)));
        Assert.True(scene.May(VaultRole.Auditor, VaultScene.Request("s3:GetLifecycleConfiguration", scene.Names.BucketArn)));
        Assert.True(scene.May(VaultRole.Auditor, VaultScene.Request("s3:GetObjectRetention", scene.Backup())));
        Assert.True(scene.May(VaultRole.Auditor, new Request("kms:GetKeyRotationStatus", VaultScene.KeyArn)));
        Assert.True(scene.May(VaultRole.Auditor, VaultScene.Request(
            "s3:GetObject", $"{scene.Names.BucketArn}/records/review.json")));
        Assert.False(scene.May(VaultRole.Auditor, VaultScene.Request("s3:GetObject", scene.Backup())));
        Assert.False(scene.May(VaultRole.Auditor, scene.Put()));
    }

    [Fact]
    public async Task The_scheduler_starts_every_task_of_the_catalog_in_the_stacks_cluster_and_no_other()
    {
        var scene = await VaultScene.ProductionAsync();
        Request Run(string family) => new Request("ecs:RunTask", scene.Names.Arn("ecs", $"task-definition/{family}:7"))
            .Saying("ecs:cluster", scene.Names.ClusterArn);

        Assert.All(TaskCatalog.Plan(["platform", "reports"]), task => Assert.True(
            scene.May(VaultRole.Scheduler, Run(scene.Names.TaskFamily(task.Name))), task.Name));
        Assert.False(scene.May(VaultRole.Scheduler, Run("somebody-elses")));
        Assert.False(scene.May(VaultRole.Scheduler, Run(scene.Names.TaskFamily("restore-production"))));
        Assert.False(
            scene.May(VaultRole.Scheduler, Run(scene.Names.TaskFamily("freshness-check")).Saying("ecs:cluster", "arn:other")));
    }

    [Fact]
    public async Task The_scheduler_hands_the_roles_of_tasks_to_ECS_and_no_other_role()
    {
        var scene = await VaultScene.ProductionAsync();
        Request Pass(string role, string service = "ecs-tasks.amazonaws.com") =>
            new Request("iam:PassRole", role).Saying("iam:PassedToService", service);

        Assert.True(scene.May(VaultRole.Scheduler, Pass(scene.Names.ExecutionRoleArn)));
        Assert.Equal(VaultRole.OfTasks, VaultRole.All.Where(
            role => scene.May(VaultRole.Scheduler, Pass(scene.Names.RoleArn(role)))));
        Assert.False(scene.May(VaultRole.Scheduler, Pass(scene.Names.RoleArn(VaultRole.Writer), "ec2.amazonaws.com")));
    }

    [Fact]
    public async Task Preview_changes_nothing()
    {
        var scene = await VaultScene.ProductionAsync();
        var words = scene.PolicyOf(VaultRole.Preview).Statements.SelectMany(s => GivenPolicy.Set(s, "Action")).Select(
            a => a.Split(':')[1]);

        Assert.All(words, word => Assert.Matches("^(Get|List|Describe|Decrypt$)", word));
        Assert.False(scene.May(VaultRole.Preview, VaultScene.Request("s3:GetObject", scene.Backup())));
        Assert.False(scene.May(
            VaultRole.Preview, new Request("secretsmanager:GetSecretValue", scene.Names.Arn(
                "secretsmanager", "secret:pmo-backup-prod/x"))));
    }

    [Fact]
    public async Task Deploy_reaches_the_state_and_preview_only_reads_it()
    {
        var scene = await VaultScene.ProductionAsync();
        var put = VaultScene.Request("s3:PutObject", "arn:aws:s3:::acme-state/.pulumi/stacks/prod.json");

        Assert.True(scene.May(VaultRole.Deploy, put));
        Assert.False(scene.May(VaultRole.Preview, put));
        Assert.True(scene.May(VaultRole.Preview, put with { Action = "s3:GetObject" }));
    }

    [Fact]
    public async Task Deploy_removes_no_database_and_only_changes_network_of_its_own()
    {
        var scene = await VaultScene.ProductionAsync();
        var group = new Request("ec2:DeleteSecurityGroup", scene.Names.Arn("ec2", "security-group/sg-1"));

        Assert.False(
            scene.May(VaultRole.Deploy, new Request("rds:DeleteDBInstance", scene.Names.InstanceArn(
            scene.Names.DatabaseInstance("reports")))));
        Assert.True(scene.May(VaultRole.Deploy, group.Saying("aws:ResourceTag/stack", scene.Names.Prefix)));
        Assert.False(scene.May(VaultRole.Deploy, group));
    }

    [Fact]
    public async Task Everything_is_named_but_what_AWS_names_only_as_a_whole()
    {
        var scene = await VaultScene.ProductionAsync();
        var everywhere = VaultRole.All.SelectMany(role => scene.PolicyOf(role).Statements)
            .Where(s => GivenPolicy.Set(s, "Resource").Contains("*"))
            .SelectMany(s => GivenPolicy.Set(s, "Action")).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "chatbot:DescribeSlackChannelConfigurations", "cloudtrail:DescribeTrails", "ec2:Describe*",
                    "ecr:GetAuthorizationToken",
                "ecs:DeregisterTaskDefinition", "ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition", "kms:CreateKey",
                    "kms:ListAliases",
                "logs:DescribeLogGroups", "s3:ListAllMyBuckets",
            ],
            everywhere);
    }

    [Fact]
    public async Task Every_role_s_policy_fits_into_IAM_with_the_longest_names_and_a_hundred_databases()
    {
        var database = SampleStack.OnRds;
        var scene = await VaultScene.OfAsync(VaultScene.Production with
        {
            Stack = new string('s', 20),
            Region = "ap-southeast-1",
            Vault = new()
            {
                Bucket = new string('b', 58),
                LockMode = "GOVERNANCE",
                Replica = new() { Bucket = new string('r', 58), Region = "ap-northeast-1" },
            },
            Databases = [.. Enumerable.Range(0, 100).Select(n => database with { Name = $"database-number-{n:D9}" })],
        });

        Assert.All(VaultRole.All, role =>
            Assert.InRange(scene.PolicyOf(role).Text.Count(c => !char.IsWhiteSpace(c)), 1, VaultPolicies.MostCharacters));
    }
}
