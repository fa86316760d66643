using System.Text.RegularExpressions;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>What must hold of every workflow, whatever it is for.</summary>
public partial class WorkflowSafetyTests
{
    private static readonly IReadOnlyList<Job> s_jobs = [.. Workflow.All.SelectMany(workflow => workflow.Jobs)];

    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_says_the_version_behind_it()
    {
        Assert.Equal(["ci", "comment", "deploy-stack", "deploy", "drill", "preview", "sentinel"], Workflow.All.Select(workflow => workflow.Name));
        var lines = Workflow.All.SelectMany(workflow => workflow.Text.Split('\n')).Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.All(
            lines.Where(line => !line.Contains("uses: ./.github/workflows/", StringComparison.Ordinal)), line => Assert.Matches(Pinned(), line));
        Assert.Equal(s_jobs.Sum(job => job.Actions.Count() + (job.Calls is null ? 0 : 1)), lines.Count);
    }

    [Fact]
    public void One_action_is_pinned_to_one_commit_everywhere() => Assert.All(
        s_jobs.SelectMany(job => job.Actions).Distinct().GroupBy(action => action.Split('@')[0]), action => Assert.Single(action));

    [Fact]
    public void Nothing_is_permitted_but_what_a_job_asks_for()
    {
        Assert.All(Workflow.All, workflow => Assert.Empty(Workflow.Map(workflow.Content["permissions"])));
        Assert.All(s_jobs, job => Assert.NotEmpty(job.Permissions));
        Assert.Equal(
            ["comment/comment may write pull-requests", "sentinel/check may write issues"],
            from job in s_jobs
            from permission in job.Permissions
            where permission.Value as string == "write" && permission.Key != "id-token"
            select $"{job} may write {permission.Key}");
    }

    [Fact]
    public void A_token_for_AWS_is_asked_for_where_AWS_is_used_and_nowhere_else() => Assert.All(
        s_jobs.Where(job => job.Calls is null),
        job => Assert.Equal(
            job.Actions.Any(action => action.StartsWith("aws-actions/", StringComparison.Ordinal)), job.Permissions.ContainsKey("id-token")));

    [Fact]
    public void Strangers_never_run_with_a_token_or_a_secret()
    {
        Assert.DoesNotContain(Workflow.All, workflow => workflow.Events.ContainsKey("pull_request_target"));
        var ofStrangers = s_jobs.Where(job => job.Workflow.Events.ContainsKey("pull_request")
            && job.Content.GetValueOrDefault("if") as string != "github.event_name == 'push'").ToList();

        Assert.Equal(["ci/test", "ci/official-packages", "ci/image", "preview/plan"], ofStrangers.Select(job => job.ToString()));
        Assert.All(ofStrangers, job =>
        {
            Assert.Equal(["contents"], job.Permissions.Keys);
            Assert.DoesNotContain("secrets.", Serialized(job), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_text_of_an_event_or_an_input_becomes_words_of_a_shell() => Assert.All(
        s_jobs.SelectMany(job => job.Lines), line => Assert.DoesNotContain("${{", line, StringComparison.Ordinal));

    [Fact]
    public void What_comments_takes_no_code_and_no_number_from_what_a_stranger_made()
    {
        var job = Assert.Single(Workflow.Of("comment").Jobs);

        Assert.Null(job.Given("actions/checkout", "ref"));
        Assert.Equal("${{ runner.temp }}/plan", job.Given("actions/download-artifact", "path"));
        Assert.Empty(job.Lines);
        Assert.DoesNotContain("${{", job.Given("actions/github-script", "script"), StringComparison.Ordinal);
        Assert.Equal("github.event.workflow_run.event == 'pull_request' && github.event.workflow_run.conclusion == 'success'", job.Content["if"]);
    }

    [Fact]
    public void No_job_runs_for_ever_nor_keeps_its_token_in_the_checkout()
    {
        Assert.All(s_jobs.Where(job => job.Calls is null), job => Assert.InRange(int.Parse((string)job.Content["timeout-minutes"]!, null), 1, 90));
        Assert.All(
            s_jobs.SelectMany(job => job.Steps).Where(step => ((string?)step.GetValueOrDefault("uses"))?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            step => Assert.Equal("false", Workflow.Map(step["with"]).GetValueOrDefault("persist-credentials")));
    }

    [Fact]
    public void Two_runs_that_change_the_same_thing_wait_for_each_other()
    {
        var called = s_jobs.Select(job => Path.GetFileNameWithoutExtension(job.Calls)).ToHashSet();

        Assert.All(Workflow.All.Where(workflow => !called.Contains(workflow.Name)), workflow => Assert.True(workflow.Content.ContainsKey("concurrency"), workflow.Name));
        Assert.Equal("false", Workflow.Map(Workflow.Of("deploy").Content["concurrency"])["cancel-in-progress"]);
    }

    [Fact]
    public void Every_script_that_is_run_is_there_and_can_be_run() => Assert.All(
        s_jobs.SelectMany(job => job.Lines).SelectMany(line => Script().Matches(line)).Select(match => match.Value),
        script => Assert.True(File.GetUnixFileMode(Repository.PathOf(script)).HasFlag(UnixFileMode.UserExecute), script));

    private static string Serialized(Job job) => new YamlDotNet.Serialization.SerializerBuilder().Build().Serialize(job.Content);

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?<=^|\s)(\.github/scripts/|eng/|\./?pmo|\.ci/run)[\w.-]*", RegexOptions.Multiline)]
    private static partial Regex Script();
}
