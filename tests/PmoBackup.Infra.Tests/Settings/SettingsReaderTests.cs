using System.Text.Json.Nodes;
using PmoBackup.Infra.Settings.Reading;
using Pulumi;

namespace PmoBackup.Infra.Tests;

public class SettingsReaderTests
{
    [Fact]
    public void Valid_settings_are_read_with_their_defaults()
    {
        var (settings, violations) = new ValidSettings().Read();

        Assert.Empty(violations);
        Assert.Equal(("prod", "eu-central-1", "123456789012"), (settings.Stack, settings.Region, settings.AccountId));
        Assert.True(settings.IsProduction);
        Assert.Null(settings.Vault.LockDays);
        Assert.Equal("arn:aws:iam::999988887777:role/replica", settings.Vault.Replica!.RoleArn);
        Assert.Equal(7, settings.Databases[1].Rds!.BackupRetentionDays);
        Assert.Equal(16, settings.Databases[0].Render!.Version);
        Assert.True(settings.Databases[0].Render!.DiskAutoscaling);
        Assert.Equal(
            (2048, 4096, 50, 400, true), (settings.Tasks.Cpu, settings.Tasks.MemoryMb, settings.Tasks.ScratchGb,
            settings.Tasks.LogDays, settings.Tasks.Enabled));
        Assert.Equal(TimeSpan.FromHours(24), settings.Drills[0].ExpiresAfter);
        Assert.Equal("2026.11.2", settings.Release);
    }

    [Fact]
    public void What_Pulumi_gives_for_unset_groups_counts_as_unset()
    {
        var (settings, violations) = new ValidSettings()
            .With("network", new JsonObject()).With("drills", new JsonArray()).With("release", "").Read();

        Assert.Empty(violations);
        Assert.True(settings.Network.IsMade);
        Assert.Empty(settings.Drills);
        Assert.Null(settings.Release);
    }

    [Theory]
    [InlineData("environment", "\"prod\"", "staging or production")]
    [InlineData("accountId", "\"12345\"", "12 digits")]
    [InlineData("vault.bucket", "\"Acme_Backups\"", "bucket's name")]
    [InlineData("vault.bucket", "\"192.168.1.1\"", "bucket's name")]
    [InlineData("vault.lockMode", "\"governance\"", "GOVERNANCE or COMPLIANCE")]
    [InlineData("vault.lockDays", "0", "1 to 36500")]
    [InlineData("vault.lockDays", "\"many\"", "whole number")]
    [InlineData("vault.replica.accountId", "999988887777", "in quotes")]
    [InlineData("vault.replica.roleArn", "\"arn:aws:iam::123456789012:role/replica\"", "role of account 999988887777")]
    [InlineData("vault.colour", "\"blue\"", "is no setting")]
    [InlineData("access.breakGlass[0]", "\"arn:aws:sts::123456789012:assumed-role/admin/carol\"", "ARN of an IAM role")]
    [InlineData("access.deployers[0]", "\"arn:aws:iam::123456789012:root\"", "ARN of an IAM role")]
    [InlineData("access.breakGlass", "\"carol\"", "must be a list")]
    [InlineData("access.state.keyArn", "\"alias/state\"", "ARN of a KMS key")]
    [InlineData("access.gitHub.repository", "\"platform\"", "owner/name")]
    [InlineData("access.gitHub.previewBranches[0]", "\"feature/*\"", "one branch's name")]
    [InlineData("network.cidr", "\"10.60.0.0/28\"", "between a /16 and a /24")]
    [InlineData("network.vpcId", "\"vpc-0a1b2c3d\"", "belongs with subnetIds")]
    [InlineData("network.egressCidrs", "[\"0.0.0.0/0\"]", "never the whole internet")]
    [InlineData("network.zones", "[\"eu-central-1a\"]", "must be two zones")]
    [InlineData("databases[0].name", "\"Platform\"", "lower-case letters")]
    [InlineData("databases[0].render.plan", "\"free\"", "no point-in-time recovery")]
    [InlineData("databases[0].render.region", "\"eu-central-1\"", "frankfurt")]
    [InlineData("databases[0].render.diskSizeGb", "12", "multiple of 5")]
    [InlineData("databases[0].render.diskAutoscaling", "\"maybe\"", "true or false")]
    [InlineData("databases[0].render.allowedCidrs", "[\"0.0.0.0/0\"]", "never the whole internet")]
    [InlineData("databases[0].rds", "{\"instanceClass\":\"db.t4g.medium\",\"storageGb\":20}", "a database lives in one")]
    [InlineData("databases[1].rds.instanceClass", "\"t4g.medium\"", "RDS instance class")]
    [InlineData("databases[1].rds.backupRetentionDays", "36", "1 to 35")]
    [InlineData("databases[1].rds.maxStorageGb", "101", "a tenth above")]
    [InlineData("databases[1].rds.subnetIds", "[\"subnet-0a\"]", "two zones")]
    [InlineData("databases[1].name", "\"platform\"", "is there twice")]
    [InlineData("databases", "[]", "one database at least")]
    [InlineData("tasks.imageTag", "\"latest\"", "never moves")]
    [InlineData("tasks.cpu", "3000", "no size of Fargate's")]
    [InlineData("tasks.memoryMb", "512", "does not go with 2048 CPU units")]
    [InlineData("tasks.logDays", "100", "no retention of CloudWatch Logs")]
    [InlineData("alarms.emails", "[]", "must reach somebody")]
    [InlineData("alarms.emails[0]", "\"ops\"", "email address")]
    [InlineData("alarms.slack", "{\"workspaceId\":\"acme\",\"channelId\":\"C01\"}", "Slack workspace's id")]
    [InlineData("drills[0].database", "\"shop\"", "no database of this stack")]
    [InlineData("drills[0].pointInTime", "\"2026-11-02T09:30:00Z\"", "a drill takes one")]
    [InlineData("drills[0].host", "\"server\"", "belongs with host server")]
    [InlineData("drills[0].expiresAfterHours", "169", "1 to 168")]
    [InlineData("release", "\"not one word\"", "one word")]
    public void What_cannot_stand_is_named_with_its_path_its_value_and_the_fix(string path, string json, string problem)
    {
        // A drill is about a database, and would be wrong with it.
        var settings = path.StartsWith("databases", StringComparison.Ordinal) ? new ValidSettings().With(
            "drills", new JsonArray()) : new();
        var (_, violations) = settings.With(path, JsonNode.Parse(json)).Read();

        var violation = Assert.Single(violations);
        Assert.StartsWith("pmo-backup:", violation.Key, StringComparison.Ordinal);
        Assert.Contains(problem, violation.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\ASet it, for instance: pulumi config set --path '.+' .+\z|\A.+\.\z", violation.Fix);
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("accountId")]
    [InlineData("vault")]
    [InlineData("access")]
    [InlineData("databases")]
    [InlineData("tasks")]
    [InlineData("vault.bucket")]
    [InlineData("vault.lockMode")]
    [InlineData("databases[0].name")]
    [InlineData("databases[0].render.plan")]
    [InlineData("tasks.imageTag")]
    public void What_is_missing_is_named_once(string path)
    {
        var (_, violations) = new ValidSettings().With("drills", new JsonArray()).With(path, null).Read();

        var violation = Assert.Single(violations);
        Assert.Equal($"pmo-backup:{path}", violation.Key);
        Assert.Null(violation.Value);
        Assert.Contains("is not set", violation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_in_time_is_recovered_where_the_database_lives()
    {
        var drill = JsonNode.Parse(
            """{ "name": "november", "database": "platform", "pointInTime": "2026-11-02T09:30:00Z", "host": "rds" }""");
        var (_, violations) = new ValidSettings().With("drills[0]", drill).Read();

        Assert.Contains("must be render", Assert.Single(violations).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Subnets_of_ones_own_say_where_they_come_from_when_Render_must_let_them_in()
    {
        var network = JsonNode.Parse("""{ "vpcId": "vpc-0a1b", "subnetIds": ["subnet-0a1b"] }""");
        var (_, violations) = new ValidSettings().With("network", network).Read();

        Assert.Equal("pmo-backup:network.egressCidrs", Assert.Single(violations).Key);
    }

    [Fact]
    public void All_violations_are_told_at_once_a_line_each()
    {
        var settings = new ValidSettings { Stack = "Prod", Region = null }
            .With("environment", "prod").With("vault.lockMode", null).With("databases[1].rds.storageGb", 5).With(
                "tasks.imageTag", "latest");

        var failure = Assert.Throws<RunException>(() => SettingsReader.Require(
            settings.Stack, settings.Region, settings.Values()));

        var lines = failure.Message.Split('\n');
        Assert.Equal("The settings of stack 'Prod' cannot stand:", lines[0]);
        Assert.Equal(
            ["pulumi:stack", "aws:region", "pmo-backup:environment", "pmo-backup:vault.lockMode",
                "pmo-backup:databases[1].rds.storageGb", "pmo-backup:tasks.imageTag"],
            lines[1..].Select(line => line.Split(' ')[0]));
        Assert.Equal(
            "pmo-backup:environment is 'prod': it must be staging or production. "
            + "Set it, for instance: pulumi config set --path 'pmo-backup:environment' staging", lines[3]);
    }
}
