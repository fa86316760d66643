using PmoBackup.Infra.Iam;
using static PmoBackup.Infra.Tests.BrokenStack;

namespace PmoBackup.Infra.Tests;

/// <summary>The invariants of access, broken.</summary>
public class AccessInvariantTests
{
    [Theory]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObject*")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("s3:*")]
    public void A_task_that_could_delete_or_bypass(string action) => AssertBroken(
        "schedule-is-harmless", Allowing(VaultRole.Writer, action, $"{Safe.Names.BucketArn}/*"), "The writer may s3:");

    [Theory]
    [InlineData("s3:PutLifecycleConfiguration")]
    [InlineData("s3:PutBucketPolicy")]
    [InlineData("s3:PutBucket*")]
    public void A_task_that_could_configure(string action) => AssertBroken(
        "schedule-is-harmless", Allowing(VaultRole.Retention, action, Safe.Names.BucketArn), "The retention may s3:Put");

    [Fact]
    public void A_scheduler_that_could_end_the_key_or_rewrite_a_role()
    {
        AssertBroken("schedule-is-harmless", Allowing(VaultRole.Scheduler, "kms:ScheduleKeyDeletion", "*"),
            "kms:ScheduleKeyDeletion");
        AssertBroken("schedule-is-harmless", Allowing(VaultRole.Scheduler, "iam:PutRolePolicy", Safe.Names.IamArn("role", "*")),
            "iam:PutRolePolicy");
    }

    [Theory]
    [InlineData("Deletes", "DeleteObject to the writer")]
    [InlineData("Bypass", "BypassGovernanceRetention to the deploy")]
    [InlineData("Configuration", "PutBucketPolicy to the auditor")]
    public void A_bucket_that_lost_a_denial(string sid, string told) => AssertBroken(
        "vault-defends-itself", Safe with { BucketPolicy = Without(Safe.BucketPolicy, sid) }, told);

    [Fact]
    public void A_denial_that_depends_on_what_the_request_says()
    {
        var weaker = Safe.BucketPolicy.Statements.Select(s =>
            s.Sid == "Deletes"
                ? s with { Conditions = [.. s.Conditions, new Condition("Bool", "aws:SecureTransport", "false")] } : s);

        AssertBroken("vault-defends-itself", Safe with { BucketPolicy = new([.. weaker]) }, "DeleteObject");
    }

    [Fact]
    public void A_key_that_anybody_could_end() => AssertBroken(
        "vault-defends-itself", Safe with { KeyPolicy = Without(Safe.KeyPolicy, "EndOfTheKey") },
            "The key does not deny its end");

    [Fact]
    public void Nobody_who_can_become_deploy() =>
        AssertBroken("somebody-deploys", Of(s => s with { Access = s.Access with { GitHub = null, Deployers = [] } }),
            "Nobody can become the deploy role");

    [Fact]
    public void A_bucket_that_shuts_its_own_stack_out() => AssertBroken(
        "somebody-deploys", Safe with { BucketPolicy = ForEverybody(Safe.BucketPolicy, "Configuration") },
            "denies s3:PutBucketPolicy to the deploy role");

    [Fact]
    public void A_key_that_shuts_its_own_stack_out() => AssertBroken(
        "somebody-deploys", Safe with { KeyPolicy = ForEverybody(Safe.KeyPolicy, "Handing") }, "kms:PutKeyPolicy");

    [Fact]
    public void A_deploy_role_that_may_not_configure() => AssertBroken(
        "somebody-deploys", With(VaultRole.Deploy, Without(Safe.Policies[VaultRole.Deploy], "Buckets")),
            "does not allow s3:PutBucketPolicy");

    [Fact]
    public void Nobody_who_can_become_break_glass() =>
        AssertBroken("break-glass-opens", Of(s => s with { Access = s.Access with { BreakGlass = [] } }),
            "Nobody can become break-glass");

    [Fact]
    public void Break_glass_that_asks_SSO_for_a_second_factor()
    {
        var asking = Safe.Trusts[VaultRole.BreakGlass].Statements.Select(s =>
            s with { Conditions = [.. s.Conditions, new Condition("Bool", "aws:MultiFactorAuthPresent", "true")] });

        AssertBroken("break-glass-opens", Trusting(VaultRole.BreakGlass, new([.. asking])), "which their sessions never have");
    }

    [Fact]
    public void Break_glass_that_asks_users_for_no_second_factor()
    {
        var lax = Safe.Trusts[VaultRole.BreakGlass].Statements.Select(s => s with { Conditions = [.. s.Conditions.Take(1)] });

        AssertBroken("break-glass-opens", Trusting(VaultRole.BreakGlass, new([.. lax])), "no second factor");
    }

    [Theory]
    [InlineData("Deletes")]
    [InlineData("Configuration")]
    public void Break_glass_that_the_bucket_does_not_spare(string sid) => AssertBroken(
        "break-glass-opens", Safe with { BucketPolicy = ForEverybody(Safe.BucketPolicy, sid) }, "Break-glass may not s3:");

    [Fact]
    public void A_workflow_of_any_pull_request() =>
        AssertBroken("forks-stay-out", GitHubSubject("repo:acme/platform:pull_request"), "too widely");

    [Fact]
    public void A_workflow_of_any_branch() => AssertBroken("forks-stay-out", GitHubSubject("repo:acme/platform:*"), "too widely");
}
