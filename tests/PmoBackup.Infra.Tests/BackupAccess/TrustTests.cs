using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Evaluation;

namespace PmoBackup.Infra.Tests;

/// <summary>Who may become which role.</summary>
public class TrustTests
{
    private const string Provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    [Fact]
    public async Task Tasks_of_the_account_become_the_roles_of_tasks_only()
    {
        var scene = await VaultScene.ProductionAsync();
        var task = new Request("sts:AssumeRole", "") { Service = "ecs-tasks.amazonaws.com" }
            .Saying("aws:SourceAccount", "123456789012")
            .Saying("aws:SourceArn", "arn:aws:ecs:eu-central-1:123456789012:task/pmo-backup-prod/1");

        Assert.Equal(VaultRole.OfTasks, VaultRole.All.Where(role => scene.MayBecome(role, task)));
        Assert.DoesNotContain(VaultRole.All, role => scene.MayBecome(role, task.Saying("aws:SourceAccount", "666666666666")));
    }

    [Fact]
    public async Task Schedules_of_the_stacks_group_become_the_scheduler_and_others_do_not()
    {
        var scene = await VaultScene.ProductionAsync();
        var schedule = new Request("sts:AssumeRole", "") { Service = "scheduler.amazonaws.com" }
            .Saying("aws:SourceAccount", "123456789012")
            .Saying("aws:SourceArn", "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/pmo-backup-prod");

        Assert.Equal([VaultRole.Scheduler], VaultRole.All.Where(role => scene.MayBecome(role, schedule)));
        Assert.False(scene.MayBecome(
            VaultRole.Scheduler, schedule.Saying("aws:SourceArn",
                "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/default")));
    }

    [Fact]
    public async Task An_SSO_session_which_says_nothing_of_a_second_factor_becomes_break_glass()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.MayBecome(
            VaultRole.BreakGlass, Person(
                "role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_BreakGlass_0123456789abcdef")));
        Assert.False(scene.MayBecome(
            VaultRole.BreakGlass, Person(
                "role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Developers_0123456789abcdef")));
    }

    [Fact]
    public async Task A_user_becomes_break_glass_with_a_fresh_second_factor_only()
    {
        var scene = await VaultScene.ProductionAsync();
        var user = Person("user/carol");
        var signedIn = user.Saying("aws:MultiFactorAuthPresent", "true").Saying("aws:MultiFactorAuthAge", "60");

        Assert.True(scene.MayBecome(VaultRole.BreakGlass, signedIn));
        Assert.False(scene.MayBecome(VaultRole.BreakGlass, user));
        Assert.False(scene.MayBecome(VaultRole.BreakGlass, signedIn.Saying("aws:MultiFactorAuthAge", "7200")));
        Assert.False(scene.MayBecome(VaultRole.BreakGlass, Person("user/mallory") with { Context = signedIn.Context }
            is var other ? other.Saying("aws:PrincipalArn", other.Caller!) : user));
    }

    [Fact]
    public async Task Somebody_can_still_run_up_by_GitHub_and_by_hand()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.True(scene.MayBecome(VaultRole.Deploy, Workflow("repo:acme/platform:environment:production")));
        Assert.True(scene.MayBecome(VaultRole.Deploy, Person("role/admin")));
        Assert.False(scene.MayBecome(VaultRole.Deploy, Person("role/on-call")));
    }

    [Theory]
    [InlineData("repo:acme/platform:pull_request")]
    [InlineData("repo:mallory/platform:ref:refs/heads/main")]
    [InlineData("repo:acme/platform:ref:refs/heads/feature")]
    [InlineData("repo:acme/platform:environment:staging")]
    [InlineData("repo:acme/platform-evil:environment:production")]
    public async Task Forks_pull_requests_and_other_branches_become_nothing(string subject)
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.DoesNotContain(VaultRole.All, role => scene.MayBecome(role, Workflow(subject)));
    }

    [Fact]
    public async Task A_trusted_branch_previews_and_does_not_deploy()
    {
        var scene = await VaultScene.ProductionAsync();
        var main = Workflow("repo:acme/platform:ref:refs/heads/main");

        Assert.Equal([VaultRole.Preview], VaultRole.All.Where(role => scene.MayBecome(role, main)));
        Assert.False(scene.MayBecome(VaultRole.Preview, main.Saying("token.actions.githubusercontent.com:aud", "somebody.else")));
        Assert.False(
            scene.MayBecome(
            VaultRole.Preview,
            main with { Provider = "arn:aws:iam::666666666666:oidc-provider/token.actions.githubusercontent.com" }));
    }

    [Fact]
    public async Task The_sentinel_becomes_the_auditor_where_the_settings_know_one()
    {
        var gitHub = VaultScene.Production.Access.GitHub!;
        var sentinel = Workflow("repo:acme/platform:environment:sentinel");
        var without = await VaultScene.OfAsync(
            VaultScene.Production with { Access = VaultScene.Production.Access with { GitHub = gitHub with { SentinelEnvironment = null } } });
        var with = await VaultScene.ProductionAsync();

        Assert.Equal([VaultRole.Auditor], VaultRole.All.Where(role => with.MayBecome(role, sentinel)));
        Assert.DoesNotContain(VaultRole.All, role => without.MayBecome(role, sentinel));
    }

    [Fact]
    public async Task On_call_and_a_deployment_become_the_reader_and_no_role_that_puts_backups()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.Equal([VaultRole.Reader], VaultRole.All.Where(role => scene.MayBecome(role, Person("role/on-call"))));
        Assert.Equal([VaultRole.Reader], VaultRole.All.Where(
            role => scene.MayBecome(role, Person("role/pmo-backup-prod-deploy"))));
    }

    [Fact]
    public async Task Every_session_is_short()
    {
        var scene = await VaultScene.ProductionAsync();

        Assert.All(
            VaultRole.All, role =>
                Assert.Equal(3600.0, scene.Declared.One("aws:iam/role:Role", $"access-{role}").Inputs["maxSessionDuration"]));
    }

    [Fact]
    public async Task An_account_that_has_GitHubs_provider_gets_no_second_one()
    {
        var access = VaultScene.Production.Access;
        var with = await VaultScene.OfAsync(
            VaultScene.Production with { Access = access with { GitHub = access.GitHub! with { HasProvider = true } } });
        var without = await VaultScene.ProductionAsync();

        Assert.Empty(with.Declared.All("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));
        Assert.Equal(["sts.amazonaws.com"], without.Declared.One("aws:iam/openIdConnectProvider:OpenIdConnectProvider").Texts(
            "clientIdLists"));
    }

    [Fact]
    public async Task Without_GitHub_there_is_no_preview_role_and_people_deploy()
    {
        var scene = await VaultScene.OfAsync(
            VaultScene.Production with { Access = VaultScene.Production.Access with { GitHub = null } });

        Assert.DoesNotContain(scene.Declared.All("aws:iam/role:Role"), role => role.Name == "access-preview");
        Assert.True(scene.MayBecome(VaultRole.Deploy, Person("role/admin")));
    }

    private static Request Person(string name) =>
        new Request("sts:AssumeRole", "") { Caller = $"arn:aws:iam::123456789012:{name}" }
        .Saying("aws:PrincipalArn", $"arn:aws:iam::123456789012:{name}");

    private static Request Workflow(string subject) => new Request("sts:AssumeRoleWithWebIdentity", "") { Provider = Provider }
        .Saying("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
        .Saying("token.actions.githubusercontent.com:sub", subject);
}
