using PmoBackup.Infra.Components;
using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Safety;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;
using Pulumi;

namespace PmoBackup.Infra.Tests;

/// <summary>Each invariant, broken.</summary>
public class InvariantTests
{
    private static readonly StackFacts s_safe = StackFacts.Of(VaultScene.Production);

    [Fact]
    public void A_safe_stack_breaks_none() => Invariants.Require(s_safe);

    [Fact]
    public void All_that_is_broken_is_told_at_once()
    {
        var unsafeVault = s_safe.Settings.Vault with { LockDays = 500, Replica = s_safe.Settings.Vault.Replica! with { Region = "eu-central-1" } };
        var failure = Assert.Throws<RunException>(() => Invariants.Require(StackFacts.Of(s_safe.Settings with { Vault = unsafeVault })));

        Assert.Contains("lock-before-expiry: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("replica-elsewhere: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_invariant_has_a_name_of_its_own() => Assert.Distinct(Invariants.All.Select(i => i.Name));

    [Fact]
    public void Locks_that_outlast_expiry() =>
        AssertBroken("lock-before-expiry", Of(s => s with { Vault = s.Vault with { LockDays = 9 } }), "predeploy/", "9 days");

    [Fact]
    public void Production_with_shorter_locks() =>
        AssertBroken("kept-as-promised", Of(s => s with { Vault = s.Vault with { LockDays = 1 } }), "daily/", "vault.lockDays");

    [Fact]
    public void Staging_may_have_shorter_locks() =>
        Assert.Empty(Broken("kept-as-promised", Of(s => s with { Environment = "staging", Vault = s.Vault with { LockDays = 1 } })));

    [Theory]
    [InlineData(29)]
    [InlineData(30)]
    public void A_lifecycle_that_expires_too_early(int days) => AssertBroken(
        "kept-as-promised", s_safe with { Lifecycle = [.. s_safe.Lifecycle.Select(r => r.Id == "daily" ? r with { ExpireDays = days } : r)] }, "daily/");

    [Fact]
    public void A_folder_without_a_rule() => AssertBroken(
        "kept-as-promised", s_safe with { Lifecycle = [.. s_safe.Lifecycle.Where(r => r.Id != "records")] }, "records/");

    [Fact]
    public void Versions_and_markers_that_stay_for_ever()
    {
        AssertBroken("room-is-freed", s_safe with { Lifecycle = [.. s_safe.Lifecycle.Select(r => r with { NoncurrentDays = null })] }, "weekly/");
        AssertBroken("room-is-freed", s_safe with { Lifecycle = [.. s_safe.Lifecycle.Where(r => !r.RemovesExpiredMarkers)] }, "markers");
    }

    [Theory]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObject*")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:*")]
    public void A_task_that_could_delete_or_bypass(string action) => AssertBroken(
        "schedule-is-harmless", Allowing(VaultRole.Writer, action, $"{s_safe.Names.BucketArn}/*"), "The writer may s3:");

    [Theory]
    [InlineData("s3:PutLifecycleConfiguration")]
    [InlineData("s3:PutBucketPolicy")]
    [InlineData("s3:PutBucket*")]
    public void A_task_that_could_configure(string action) => AssertBroken(
        "schedule-is-harmless", Allowing(VaultRole.Retention, action, s_safe.Names.BucketArn), "The retention may s3:Put");

    [Fact]
    public void A_scheduler_that_could_end_the_key_or_rewrite_a_role()
    {
        AssertBroken("schedule-is-harmless", Allowing(VaultRole.Scheduler, "kms:ScheduleKeyDeletion", "*"), "kms:ScheduleKeyDeletion");
        AssertBroken("schedule-is-harmless", Allowing(VaultRole.Scheduler, "iam:PutRolePolicy", s_safe.Names.IamArn("role", "*")), "iam:PutRolePolicy");
    }

    [Theory]
    [InlineData("Deletes", "DeleteObject to the writer")]
    [InlineData("Bypass", "BypassGovernanceRetention to the deploy")]
    [InlineData("Configuration", "PutBucketPolicy to the auditor")]
    public void A_bucket_that_lost_a_denial(string sid, string told) => AssertBroken(
        "vault-defends-itself", s_safe with { BucketPolicy = Without(s_safe.BucketPolicy, sid) }, told);

    [Fact]
    public void A_denial_that_depends_on_what_the_request_says()
    {
        var weaker = s_safe.BucketPolicy.Statements.Select(s =>
            s.Sid == "Deletes" ? s with { Conditions = [.. s.Conditions, new Condition("Bool", "aws:SecureTransport", "false")] } : s);

        AssertBroken("vault-defends-itself", s_safe with { BucketPolicy = new([.. weaker]) }, "DeleteObject");
    }

    [Fact]
    public void A_key_that_anybody_could_end() => AssertBroken(
        "vault-defends-itself", s_safe with { KeyPolicy = Without(s_safe.KeyPolicy, "EndOfTheKey") }, "The key does not deny its end");

    [Fact]
    public void Nobody_who_can_become_deploy() =>
        AssertBroken("somebody-deploys", Of(s => s with { Access = s.Access with { GitHub = null, Deployers = [] } }), "Nobody can become the deploy role");

    [Fact]
    public void A_bucket_that_shuts_its_own_stack_out() => AssertBroken(
        "somebody-deploys", s_safe with { BucketPolicy = ForEverybody(s_safe.BucketPolicy, "Configuration") }, "denies s3:PutBucketPolicy to the deploy role");

    [Fact]
    public void A_key_that_shuts_its_own_stack_out() => AssertBroken(
        "somebody-deploys", s_safe with { KeyPolicy = ForEverybody(s_safe.KeyPolicy, "Handing") }, "kms:PutKeyPolicy");

    [Fact]
    public void A_deploy_role_that_may_not_configure() => AssertBroken(
        "somebody-deploys", With(VaultRole.Deploy, Without(s_safe.Policies[VaultRole.Deploy], "Buckets")), "does not allow s3:PutBucketPolicy");

    [Fact]
    public void Nobody_who_can_become_break_glass() =>
        AssertBroken("break-glass-opens", Of(s => s with { Access = s.Access with { BreakGlass = [] } }), "Nobody can become break-glass");

    [Fact]
    public void Break_glass_that_asks_SSO_for_a_second_factor()
    {
        var asking = s_safe.Trusts[VaultRole.BreakGlass].Statements.Select(s =>
            s with { Conditions = [.. s.Conditions, new Condition("Bool", "aws:MultiFactorAuthPresent", "true")] });

        AssertBroken("break-glass-opens", Trusting(VaultRole.BreakGlass, new([.. asking])), "which their sessions never have");
    }

    [Fact]
    public void Break_glass_that_asks_users_for_no_second_factor()
    {
        var lax = s_safe.Trusts[VaultRole.BreakGlass].Statements.Select(s => s with { Conditions = [.. s.Conditions.Take(1)] });

        AssertBroken("break-glass-opens", Trusting(VaultRole.BreakGlass, new([.. lax])), "no second factor");
    }

    [Theory]
    [InlineData("Deletes")]
    [InlineData("Configuration")]
    public void Break_glass_that_the_bucket_does_not_spare(string sid) => AssertBroken(
        "break-glass-opens", s_safe with { BucketPolicy = ForEverybody(s_safe.BucketPolicy, sid) }, "Break-glass may not s3:");

    [Fact]
    public void A_workflow_of_any_pull_request() => AssertBroken("forks-stay-out", GitHubSubject("repo:acme/platform:pull_request"), "too widely");

    [Fact]
    public void A_workflow_of_any_branch() => AssertBroken("forks-stay-out", GitHubSubject("repo:acme/platform:*"), "too widely");

    [Fact]
    public void A_replica_in_the_same_region() => AssertBroken(
        "replica-elsewhere", Of(s => s with { Vault = s.Vault with { Replica = s.Vault.Replica! with { Region = s.Region } } }), "lost together");

    [Fact]
    public void A_replica_of_the_same_name() => AssertBroken(
        "replica-elsewhere", Of(s => s with { Vault = s.Vault with { Replica = s.Vault.Replica! with { Bucket = s.Vault.Bucket } } }), "unique in the world");

    [Fact]
    public void A_recovery_window_of_six_days() => AssertBroken(
        "recovery-window", Of(s => s with { Databases = [SampleStack.OnRds with { Rds = SampleStack.Rds with { BackupRetentionDays = 6 } }] }), "6 days instead of 7");

    [Fact]
    public void A_reader_that_could_remove_a_database() => AssertBroken(
        "drills-apart", Allowing(VaultRole.Reader, "rds:DeleteDBInstance", s_safe.Names.InstanceArn("*")), "rds:DeleteDBInstance on reports");

    [Fact]
    public void A_reader_that_could_read_a_connection_string() => AssertBroken(
        "drills-apart",
        Allowing(VaultRole.Reader, "secretsmanager:GetSecretValue", s_safe.Names.Arn("secretsmanager", "secret:*")), "connection string of platform");

    [Fact]
    public void An_alarm_that_sounds_later_than_the_policy_says() => AssertBroken(
        "alarms-in-time", Of(s => s with { Alarms = s.Alarms with { BackupSilenceHours = 37 } }), "37 hours instead of 36");

    [Fact]
    public void A_deadline_that_a_backup_was_seen_to_miss() => AssertBroken(
        "deadline-above-measured", Of(s => s with { Databases = [SampleStack.OnRender with { MeasuredBackupMinutes = 90 }] }), "platform takes 90 minutes");

    [Theory]
    [InlineData("monthly-drill", "cron(0 6 1 * ? *)")]
    [InlineData("monthly-drill", "cron(0 6 ? * 2#2 *)")]
    [InlineData("daily-backup", "cron(0 3 * * ? *)")]
    [InlineData("freshness-check", "cron(30 * * * ? *)")]
    [InlineData("quarterly-review", "cron(0 10 1 FEB,MAY ? *)")]
    public void A_task_that_runs_at_another_time(string task, string schedule) => AssertBroken(
        "runs-when-the-runbook-says",
        s_safe with { Tasks = [.. s_safe.Tasks.Select(t => t.Name == task ? t with { Schedule = CronSchedule.Parse(schedule) } : t)] }, $"{task} would run");

    [Fact]
    public void A_task_that_ends_some_day() => AssertBroken(
        "runs-when-the-runbook-says",
        s_safe with { Tasks = [.. s_safe.Tasks.Select(t => t.Name == "vault-audit" ? t with { Schedule = CronSchedule.Parse("cron(0 8 * * ? 2027)") } : t)] },
        "stops running");

    [Fact]
    public void A_task_that_was_taken_out() => AssertBroken(
        "runs-when-the-runbook-says", s_safe with { Tasks = [.. s_safe.Tasks.Where(t => t.Name != "monthly-drill")] }, "no task monthly-drill");

    private static StackFacts Of(Func<StackSettings, StackSettings> change) => StackFacts.Of(change(VaultScene.Production));

    private static StackFacts Allowing(VaultRole role, string action, string resource) =>
        With(role, new([.. s_safe.Policies[role].Statements, Statement.Allow("Slip", [action], [resource])]));

    private static StackFacts With(VaultRole role, PolicyDocument policy) =>
        s_safe with { Policies = s_safe.Policies.ToDictionary(p => p.Key, p => p.Key == role ? policy : p.Value) };

    private static StackFacts Trusting(VaultRole role, PolicyDocument trust) =>
        s_safe with { Trusts = s_safe.Trusts.ToDictionary(p => p.Key, p => p.Key == role ? trust : p.Value) };

    private static StackFacts GitHubSubject(string subject) => Trusting(
        VaultRole.Preview,
        new(s_safe.Trusts[VaultRole.Preview].Statements[0] with
        {
            Conditions = [.. s_safe.Trusts[VaultRole.Preview].Statements[0].Conditions.Where(c => !c.Key.EndsWith(":sub", StringComparison.Ordinal)),
                new Condition("StringEquals", $"{TrustPolicies.GitHubIssuer}:sub", subject)],
        }));

    private static PolicyDocument Without(PolicyDocument policy, string sid)
    {
        Assert.Contains(policy.Statements, s => s.Sid == sid);
        return new([.. policy.Statements.Where(s => s.Sid != sid)]);
    }

    private static PolicyDocument ForEverybody(PolicyDocument policy, string sid)
    {
        Assert.Contains(policy.Statements, s => s.Sid == sid);
        return new([.. policy.Statements.Select(s => s.Sid == sid ? s with { Conditions = [] } : s)]);
    }

    private static void AssertBroken(string name, StackFacts facts, params string[] told)
    {
        var violations = Broken(name, facts);
        Assert.NotEmpty(violations);
        Assert.All(told, text => Assert.Contains(violations, v => v.Contains(text, StringComparison.Ordinal)));
    }

    private static List<string> Broken(string name, StackFacts facts) => [.. Invariants.All.Single(i => i.Name == name).Violations(facts)];
}
