using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Evaluation;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>That workflows and stacks fit each other: who a job is to AWS, and what it may become there.</summary>
public class WorkflowStackTests
{
    private static readonly Dictionary<string, StackSettings> s_stacks = new()
    {
        ["staging"] = ShippedStack.Settings("staging"),
        ["prod"] = ShippedStack.Settings("prod"),
    };

    /// <summary>Which job becomes which role of which stack, and what its token says that it is.</summary>
    public static TheoryData<string, string, string, string> Jobs => new()
    {
        { "preview/preview", "staging", "preview", "ref:refs/heads/main" },
        { "preview/preview", "prod", "preview", "ref:refs/heads/main" },
        { "deploy-stack/up", "staging", "deploy", "environment:staging" },
        { "deploy-stack/up", "prod", "deploy", "environment:production" },
        { "drill/drill", "staging", "deploy", "environment:staging" },
        { "drill/drill", "prod", "deploy", "environment:production" },
        { "sentinel/check", "staging", "auditor", "environment:sentinel" },
        { "sentinel/check", "prod", "auditor", "environment:sentinel" },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_becomes_the_role_that_it_asks_for_and_no_other(string job, string stack, string role, string subject)
    {
        var settings = s_stacks[stack];
        var names = new StackNames(settings);
        var token = new Request("sts:AssumeRoleWithWebIdentity", "") { Provider = names.IamArn("oidc-provider", TrustPolicies.GitHubIssuer) }
            .Saying($"{TrustPolicies.GitHubIssuer}:aud", "sts.amazonaws.com")
            .Saying($"{TrustPolicies.GitHubIssuer}:sub", $"repo:{settings.Access.GitHub!.Repository}:{subject}");

        Assert.Equal($"${{{{ steps.stack.outputs.roles }}}}-{role}", Job(job).Given("aws-actions/configure-aws-credentials", "role-to-assume"));
        Assert.Equal(
            [role],
            VaultRole.All.Where(which => new GivenPolicy(TrustPolicies.For(which, settings, names).ToJson()).Gives(token) != Reach.None)
                .Select(which => which.Name));
    }

    [Fact]
    public void Every_job_that_becomes_a_role_is_looked_at_here() => Assert.Equal(
        Jobs.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal),
        Workflow.All.SelectMany(workflow => workflow.Jobs)
            .Where(job => job.Given("aws-actions/configure-aws-credentials", "role-to-assume") is not null)
            .Select(job => job.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void Jobs_run_in_the_environments_and_on_the_branches_that_the_stacks_trust()
    {
        Assert.Equal("sentinel", Job("sentinel/check").Content["environment"]);
        Assert.Equal("${{ inputs.environment }}", Job("deploy-stack/up").Content["environment"]);
        Assert.Equal("${{ inputs.stack == 'prod' && 'production' || 'staging' }}", Job("drill/drill").Content["environment"]);
        Assert.False(Job("preview/preview").Content.ContainsKey("environment"));
        foreach (var (stack, settings) in s_stacks)
        {
            var gitHub = settings.Access.GitHub!;
            Assert.Equal(gitHub.PreviewBranches, Branches("preview"));
            Assert.Equal("sentinel", gitHub.SentinelEnvironment);
            var call = Workflow.Of("deploy").Jobs.Select(job => Workflow.Map(job.Content["with"])).Single(with => (string?)with["stack"] == stack);
            Assert.Equal(gitHub.DeployEnvironment, call["environment"]);
        }
        Assert.Equal(["main"], Branches("deploy"));
    }

    [Fact]
    public void Production_is_deployed_after_staging()
        => Assert.Equal("staging", Workflow.Of("deploy").Jobs.Single(job => job.Name == "production").Content["needs"]);

    [Fact]
    public void Pulumi_runs_on_the_official_packages_with_a_version_that_is_said()
    {
        var withPulumi = Workflow.All.SelectMany(workflow => workflow.Jobs)
            .Where(job => job.Actions.Any(action => action.StartsWith("pulumi/", StringComparison.Ordinal))
                || job.Lines.Any(line => line.Contains("pulumi ", StringComparison.Ordinal))).ToList();

        Assert.Equal(["deploy-stack/up", "preview/preview"], withPulumi.Select(job => job.ToString()));
        Assert.All(withPulumi, job => Assert.Equal("nuget", job.Environment["PulumiSdk"]));
        Assert.All(withPulumi, job => Assert.Matches(@"^\d+\.\d+\.\d+$", job.Given("pulumi/actions", "pulumi-version")));
        Assert.Equal("true", Job("deploy-stack/up").Environment[BackupStack.TrustedRunVariable]);
        // Without the key there is nothing to compare with, and a preview must not fail for it.
        Assert.Equal("${{ secrets.RENDER_API_KEY != '' }}", Job("preview/preview").Environment[BackupStack.TrustedRunVariable]);
    }

    [Fact]
    public void A_deployment_is_a_release_of_its_own_with_a_backup_before_it()
    {
        var line = Job("deploy-stack/up").Lines.Last();

        Assert.True(line.IndexOf(".github/scripts/set-release.sh", StringComparison.Ordinal) is var set and >= 0
            && set < line.IndexOf("pulumi up", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sentinel_looks_every_day_after_the_daily_backup_must_have_ended()
    {
        var crons = Assert.IsAssignableFrom<IList<object?>>(Workflow.Of("sentinel").Events["schedule"]).Select(entry => (string)Workflow.Map(entry)["cron"]!);
        var fields = Assert.Single(crons).Split(' ');
        Assert.Equal(["*", "*", "*"], fields[2..]);
        var looks = new TimeSpan(int.Parse(fields[1], null), int.Parse(fields[0], null), 0);

        var backup = TaskCatalog.All.Single(task => task.Name == "daily-backup");
        Assert.True(looks > TimeOfDay(backup) + TaskCatalog.StartWindow + backup.Deadline, "It would look before the backup must have ended.");
        var report = TimeOfDay(TaskCatalog.All.Single(task => task.Name == "daily-report"));
        Assert.InRange(looks, report, report + TimeSpan.FromHours(1));
        Assert.DoesNotContain(Workflow.All.Where(workflow => workflow.Name != "sentinel"), workflow => workflow.Events.ContainsKey("schedule"));
    }

    private static TimeSpan TimeOfDay(ScheduledTask task) =>
        task.Schedule.NextRuns(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)).First().TimeOfDay;

    private static IEnumerable<string> Branches(string workflow) =>
        ((IList<object?>)Workflow.Map(Workflow.Of(workflow).Events["push"])["branches"]!).Select(branch => (string)branch!);

    private static Job Job(string name) => Workflow.All.SelectMany(workflow => workflow.Jobs).Single(job => job.ToString() == name);
}
