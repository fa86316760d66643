using System.Text.Json.Nodes;

namespace PmoBackup.Plan.Tests;

/// <summary>The plans of the stacks that are shipped.</summary>
public sealed class ShippedStacksTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("staging")]
    public async Task Every_resource_but_the_stack_has_a_parent_that_is_in_the_plan(string stack)
    {
        var resources = (await Run.JsonAsync("--stack", stack))["resources"]!.AsArray();
        var urns = resources.Select(resource => $"{resource!["urn"]}").ToHashSet();

        Assert.Equal(resources.Count, urns.Count);
        Assert.Single(resources, resource => resource!["parent"] is null);
        Assert.All(resources.Where(resource => resource!["parent"] is not null), resource => Assert.Contains($"{resource!["parentUrn"]}", urns));
    }

    [Fact]
    public async Task A_resource_tells_type_name_parent_and_inputs()
    {
        var plan = await Run.JsonAsync("--stack", "prod");

        var schedule = Find(plan, "aws:scheduler/schedule:Schedule", "tasks-daily-backup-platform");

        Assert.Equal("tasks", $"{schedule["parent"]}");
        Assert.Equal("cron(0 2 * * ? *)", $"{schedule["inputs"]!["scheduleExpression"]}");
    }

    [Fact]
    public async Task Production_protects_the_vault()
    {
        var plan = await Run.JsonAsync("--stack", "prod");

        Assert.True((bool)Find(plan, "aws:s3/bucket:Bucket", "vault")["protect"]!);
        Assert.True((bool)Find(plan, "aws:kms/key:Key", "vault")["protect"]!);
    }

    [Fact]
    public async Task Next_runs_are_counted_from_the_moment_asked_for()
    {
        var plan = await Run.JsonAsync("--stack", "prod", "--from", "2027-12-31T23:30:00Z");

        var drill = plan["schedule"]!.AsArray().Single(row => $"{row!["task"]}" == "tasks-monthly-drill-platform")!;

        Assert.Equal(
            ["2028-01-03T06:00:00Z", "2028-02-07T06:00:00Z", "2028-03-06T06:00:00Z"],
            drill["nextRuns"]!.AsArray().Select(run => $"{run}"));
    }

    [Fact]
    public async Task The_writer_is_let_do_nothing_that_deletes_or_bypasses()
    {
        var access = (await Run.JsonAsync("--stack", "prod"))["access"]!.AsArray();

        var allowed = access.Where(row => $"{row!["policy"]}" == "access-writer" && $"{row["effect"]}" == "Allow")
            .SelectMany(row => row!["actions"]!.AsArray()).Select(action => $"{action}").ToList();

        Assert.Contains("s3:PutObject", allowed);
        Assert.DoesNotContain(allowed, action => action.Contains("Delete", StringComparison.Ordinal) || action.Contains("Bypass", StringComparison.Ordinal)
            || action == "s3:*" || action == "*");
    }

    [Fact]
    public async Task A_statement_that_names_principals_tells_them()
    {
        var access = (await Run.JsonAsync("--stack", "prod"))["access"]!.AsArray();

        var trust = access.Single(row => $"{row!["policy"]}" == "access-scheduler" && $"{row["actions"]![0]}" == "sts:AssumeRole");

        Assert.Equal("scheduler.amazonaws.com", $"{trust!["who"]![0]}");
        Assert.Equal("access-scheduler", $"{trust["resources"]![0]}");
    }

    [Fact]
    public async Task The_retention_table_is_the_policys()
    {
        var retention = (await Run.JsonAsync("--stack", "staging"))["retention"]!.AsArray();

        Assert.Equal(["daily", "weekly", "predeploy", "incident"], retention.Select(row => $"{row!["class"]}"));
        Assert.Equal(["31", "91", "8", "366"], retention.Select(row => $"{row!["expiryDays"]}"));
    }

    [Fact]
    public async Task The_text_shows_the_tree_the_counts_and_every_table()
    {
        var (exitCode, text, _) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Stack prod\npmo-backup-prod  pulumi:pulumi:Stack\n  access  pmo:index:BackupAccess\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    vault  aws:s3/bucket:Bucket  (protected)\n", text, StringComparison.Ordinal);
        foreach (var title in new[] { "\nRetention\n", "\nWho may do what\n", "\nNext runs\n", " resources: " })
            Assert.Contains(title, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_has_a_table_of_as_many_columns_in_every_row()
    {
        var (_, text, _) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root, "--markdown");

        var rows = text.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')).ToList();

        Assert.True(rows.Count > 50);
        Assert.All(rows, columns => Assert.Contains(columns, new[] { 4, 7 }));
    }

    private static JsonNode Find(JsonNode plan, string type, string name) => plan["resources"]!.AsArray()
        .Single(resource => $"{resource!["type"]}" == type && $"{resource["name"]}" == name)!;
}
