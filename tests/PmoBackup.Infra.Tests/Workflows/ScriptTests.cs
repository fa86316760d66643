using System.Text.Json.Nodes;
using PmoBackup.Infra.Tests.Commands;
using PmoBackup.Policy;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>The workflows' scripts, on stand-ins of the programs of others.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmo-scripts-");
    private readonly Shell _shell;

    public ScriptTests()
    {
        _shell = new Shell(Repository.Root);
        _shell.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        _shell.Environment["CALLS"] = Path.Combine(_folder.FullName, "calls");
    }

    private string[] Calls => File.ReadAllLines(_shell.Environment["CALLS"]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Workflows_know_of_a_stack_what_its_settings_say(string stack)
    {
        var settings = ShippedStack.Settings(stack);
        var names = new StackNames(settings);

        var facts = (await RunAsync($".github/scripts/stack-facts.sh {stack}")).Split('\n').Select(line => line.Split('=', 2)).ToDictionary(f => f[0], f => f[1]);

        Assert.Equal(settings.AccountId, facts["account"]);
        Assert.Equal(settings.Region, facts["region"]);
        Assert.Equal(names.RoleArn(VaultRole.Deploy), $"{facts["roles"]}-deploy");
        Assert.Equal($"s3://{settings.Vault.Bucket}", facts["store"]);
        Assert.Equal($"s3://{settings.Access.State!.Bucket}", facts["state"]);
        Assert.Equal($"{settings.AccountId}.dkr.ecr.{settings.Region}.amazonaws.com", facts["registry"]);
        Assert.Equal(settings.Databases.Select(database => database.Name), facts["databases"].Split(' '));
    }

    [Theory]
    [InlineData("../prod")]
    [InlineData("nowhere")]
    public async Task A_stack_that_is_none_has_no_facts(string stack)
        => await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync($".github/scripts/stack-facts.sh {stack}"));

    [Fact]
    public async Task A_drill_on_demand_is_the_monthly_one_of_that_database_with_another_backup()
    {
        var names = new StackNames(ShippedStack.Settings("prod"));
        var task = TaskCatalog.All.Single(task => task.Name == "monthly-drill").Plan("platform");
        Place("aws", """
            case "$2" in
              get-schedule) echo '{"Subnets": ["subnet-1", "subnet-2"], "SecurityGroups": ["sg-1"], "AssignPublicIp": "DISABLED"}' ;;
              run-task) echo arn:aws:ecs:eu-central-1:210987654321:task/pmo-backup-prod/1 ;;
              wait) ;;
              describe-tasks) echo 0 ;;
            esac
            """);

        await DrillAsync("prod", "platform", "20261122T020000Z-1f0c93aa");

        Assert.Contains($"--group-name {names.Prefix} --name {task.Name} ", Calls[0], StringComparison.Ordinal);
        var run = Calls.Single(call => call.StartsWith("ecs run-task", StringComparison.Ordinal));
        Assert.Contains($"--cluster {names.Prefix} --task-definition {names.TaskFamily(task.Name)} ", run, StringComparison.Ordinal);
        Assert.Contains("subnets=[subnet-1,subnet-2],securityGroups=[sg-1]", run, StringComparison.Ordinal);
        var overrides = JsonNode.Parse(run[(run.IndexOf("--overrides ", StringComparison.Ordinal) + 12)..run.IndexOf(" --query", StringComparison.Ordinal)])!;
        var container = overrides["containerOverrides"]![0]!;
        Assert.Equal(Components.TaskContainer.Name, (string?)container["name"]);
        Assert.Equal(
            task.Arguments.Select(word => word == "latest" ? "20261122T020000Z-1f0c93aa" : word),
            container["command"]!.AsArray().Select(word => (string)word!));
    }

    [Theory]
    [InlineData("prod", "platform", "latest\",\"--apply")]
    [InlineData("prod", "platform --x", "latest")]
    [InlineData("prod", "", "latest")]
    [InlineData("prod", "platform", "--help")]
    [InlineData("../x", "platform", "latest")]
    public async Task Words_that_are_no_names_start_no_drill(string stack, string database, string backup)
    {
        Place("aws", "");

        await Assert.ThrowsAsync<InvalidOperationException>(() => DrillAsync(stack, database, backup));

        Assert.False(File.Exists(_shell.Environment["CALLS"]));
    }

    [Fact]
    public async Task A_release_names_the_commit_as_image_and_as_label()
    {
        Place("pulumi", "");
        _shell.Environment["STACK"] = "prod";
        _shell.Environment["GITHUB_SHA"] = "0123456789012345678901234567890123456789";

        await RunAsync(".github/scripts/set-release.sh");

        // With a letter before it: digits alone would become a number in the settings.
        Assert.Equal(
            [
                "config set --stack prod --path pmo-backup:tasks.imageTag git-0123456789012345678901234567890123456789",
                "config set --stack prod pmo-backup:release git-0123456789012345678901234567890123456789",
            ],
            Calls);
    }

    [Theory]
    [InlineData(254)]
    [InlineData(0)]
    public async Task An_image_that_was_pushed_is_not_built_again(int exitCodeOfLook)
    {
        Place("aws", $"[ $2 != describe-images ] || exit {exitCodeOfLook}");
        Place("docker", "cat >/dev/null");
        _shell.Environment["STACK"] = "prod";
        _shell.Environment["REGISTRY"] = "registry.example";

        await RunAsync(".github/scripts/push-image.sh git-1");

        Assert.Equal(exitCodeOfLook != 0, Calls.Contains("push registry.example/pmo-backup-prod:git-1"));
        Assert.Equal(exitCodeOfLook != 0, Calls.Any(call => call.StartsWith("build ", StringComparison.Ordinal)));
        Assert.StartsWith("ecr describe-images --repository-name pmo-backup-prod --image-ids imageTag=git-1", Calls[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentinel_looks_at_every_database_and_fails_when_one_is_stale()
    {
        Place("pmo", "[ $3 != platform ] || exit 1");
        _shell.Environment["DATABASES"] = "platform reporting";

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _shell.RunAsync($"cd '{_folder.FullName}' && bash '{Repository.PathOf(".github/scripts/sentinel.sh")}'", null, ""));

        Assert.Contains("exit status 1", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["check --database platform", "check --database reporting"], Calls);
    }

    private Task<string> RunAsync(string line) => _shell.RunAsync(line, null, "");

    private async Task DrillAsync(string stack, string database, string backup)
    {
        (_shell.Environment["STACK"], _shell.Environment["DATABASE"], _shell.Environment["BACKUP"]) = (stack, database, backup);
        _shell.Environment["AWS_REGION"] = "eu-central-1";
        await RunAsync(".github/scripts/drill.sh");
    }

    /// <summary>A program that notes how it is called.</summary>
    private void Place(string program, string script)
    {
        var path = Path.Combine(_folder.FullName, program);
        File.WriteAllText(path, $"#!/bin/sh\nprintf '%s\\n' \"$*\" >>\"$CALLS\"\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
