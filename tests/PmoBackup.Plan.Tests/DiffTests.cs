using System.Text.Json.Nodes;

namespace PmoBackup.Plan.Tests;

/// <summary>What differs between two plans.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmo-plan-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_plan_does_not_differ_from_itself()
    {
        var (exitCode, output, _) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root, "--diff", await KeepAsync(plan => { }));

        Assert.Equal(0, exitCode);
        Assert.Equal("The stack declares what it declared before.\n", output);
    }

    [Fact]
    public async Task What_is_new_gone_or_changed_is_told_with_both_values()
    {
        var before = await KeepAsync(plan =>
        {
            var resources = plan["resources"]!.AsArray();
            var queue = resources.Single(resource => $"{resource!["type"]}" == "aws:sqs/queue:Queue")!;
            queue["inputs"]!["messageRetentionSeconds"] = 60;
            resources.Remove(resources.Single(resource => $"{resource!["type"]}" == "aws:ec2/eip:Eip"));
            var gone = queue.DeepClone();
            gone["name"] = "of-yesterday";
            resources.Add(gone);
        });

        var (_, text, _) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root, "--diff", before);
        var (_, markdown, _) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root, "--diff", before, "--markdown");
        var changes = (await Run.JsonAsync("--stack", "prod", "--diff", before))["changes"]!.AsArray();

        Assert.Contains("+ network-egress  aws:ec2/eip:Eip\n", text, StringComparison.Ordinal);
        Assert.Contains("- of-yesterday  aws:sqs/queue:Queue\n", text, StringComparison.Ordinal);
        Assert.Contains("    messageRetentionSeconds: 60 -> ", text, StringComparison.Ordinal);
        Assert.Contains("- `+ network-egress` aws:ec2/eip:Eip\n", markdown, StringComparison.Ordinal);
        Assert.Equal(["added", "removed", "changed"], changes.Select(change => $"{change!["change"]}"));
    }

    [Theory]
    [InlineData("nothing like JSON")]
    [InlineData("null")]
    public async Task A_base_that_is_no_plan_is_refused(string text)
    {
        var path = Path.Combine(_folder.FullName, "base.json");
        await File.WriteAllTextAsync(path, text);

        var (exitCode, _, error) = await Run.PlanAsync("--stack", "prod", "--folder", Run.Root, "--diff", path);

        Assert.Equal(2, exitCode);
        Assert.Contains("cannot be read", error, StringComparison.Ordinal);
        Assert.Contains("--json > BASE.json", error, StringComparison.Ordinal);
    }

    private async Task<string> KeepAsync(Action<JsonNode> change)
    {
        var plan = await Run.JsonAsync("--stack", "prod");
        change(plan);
        var path = Path.Combine(_folder.FullName, "base.json");
        await File.WriteAllTextAsync(path, plan.ToJsonString());
        return path;
    }
}
