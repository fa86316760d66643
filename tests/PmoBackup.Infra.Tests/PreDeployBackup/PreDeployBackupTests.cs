using System.Text.Json.Nodes;
using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Commands;
using Pulumi;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests;

public sealed class PreDeployBackupTests : IDisposable
{
    private const string Task1 = "arn:aws:ecs:eu-central-1:123456789012:task/pmo-backup-prod/1";

    private readonly CommandFolder _folder = new();

    public PreDeployBackupTests()
    {
        _folder.Place("PreDeployBackup/stand-ins/aws");
        Commands.Environment["PATH"] = $"{_folder.PathOf("")}:{Environment.GetEnvironmentVariable("PATH")}";
        Directory.CreateSymbolicLink(Path.Combine(_folder.ProgramFolder, "Components"), Repository.PathOf("infra/Components"));
    }

    private LocalCommands Commands => _folder.Commands;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_release_takes_a_backup_with_the_tasks_own_definition_and_network()
    {
        await Commands.UpAsync(Declare("2026.11.1"));

        var run = JsonNode.Parse(Assert.Single(_folder.Lines("started")))!["containerOverrides"]![0]!;
        Assert.Equal("pmo-backup", (string)run["name"]!);
        Assert.Equal(
            ["backup", "--class", "predeploy", "--label", "release=2026.11.1", "--timeout", "90m"],
            run["command"]!.AsArray().Select(word => (string)word!));
        var call = _folder.Lines("aws-calls")[0];
        Assert.Contains("--cluster pmo-backup-prod --task-definition pmo-backup-prod-task-daily-backup-platform", call,
            StringComparison.Ordinal);
        Assert.Contains("subnets=[network-private-eu-central-1a-id,network-private-eu-central-1b-id]", call,
            StringComparison.Ordinal);
        Assert.Contains("securityGroups=[network-tasks-id]", call, StringComparison.Ordinal);
        Assert.Equal(Task1, Commands.State("predeploy-platform")!.Stdout);
    }

    [Fact]
    public async Task Each_database_is_backed_up()
    {
        await Commands.UpAsync(Declare("2026.11.1", [SampleStack.OnRender, SampleStack.OnRds]));

        Assert.Equal(2, _folder.Lines("started").Count);
    }

    [Fact]
    public async Task The_same_release_takes_no_second_backup()
    {
        await Commands.UpAsync(Declare("2026.11.1"));

        await Commands.UpAsync(Declare("2026.11.1"));

        Assert.Empty(Commands.Ran);
        Assert.Single(_folder.Lines("started"));
    }

    [Fact]
    public async Task Another_release_takes_another_backup()
    {
        await Commands.UpAsync(Declare("2026.11.1"));

        await Commands.UpAsync(Declare("2026.11.2"));

        Assert.Equal(["create predeploy-platform", "delete predeploy-platform"], Commands.Ran);
        Assert.Contains("release=2026.11.2", _folder.Lines("started")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_anything_else_takes_no_backup_and_keeps_what_is_known_of_the_last()
    {
        await Commands.UpAsync(Declare("2026.11.1"));

        await Commands.UpAsync(Declare("2026.11.1",
            network: new NetworkSettings { VpcId = "vpc-1", SubnetIds = ["subnet-1", "subnet-2"] }));

        Assert.Equal(["update predeploy-platform"], Commands.Ran);
        Assert.Single(_folder.Lines("started"));
        Assert.Equal(Task1, Commands.State("predeploy-platform")!.Stdout);
    }

    [Theory]
    [InlineData("exit-code", "6", "ended with exit code 6: Essential container in task exited")]
    [InlineData("exit-code", "None", "ended with exit code None")]
    [InlineData("no-place", "", "could not be started")]
    public async Task A_backup_that_fails_or_never_starts_stops_the_deployment_and_is_taken_again(string file, string content,
        string message)
    {
        _folder.Write(file, content);

        // What depends on the backup fails with it, and may be told beside it.
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => Commands.UpAsync(Declare("2026.11.1")));

        Assert.Contains(message, failed.Message, StringComparison.Ordinal);
        Assert.Null(Commands.State("predeploy-platform"));
        File.Delete(_folder.PathOf(file));
        await Commands.UpAsync(Declare("2026.11.1"));
        Assert.NotNull(Commands.State("predeploy-platform"));
    }

    [Fact]
    public async Task A_backup_that_takes_longer_than_the_waiting_of_the_AWS_CLI_is_waited_for()
    {
        _folder.Write("waits", "2");

        await Commands.UpAsync(Declare("2026.11.1"));

        Assert.Equal(3, _folder.Lines("aws-calls").Count(call => call.Contains("wait tasks-stopped", StringComparison.Ordinal)));
        Assert.Equal(Task1, Commands.State("predeploy-platform")!.Stdout);
    }

    private static Action Declare(string release, IReadOnlyList<DatabaseSettings>? databases = null,
        NetworkSettings? network = null)
    {
        var settings = SampleStack.Settings with
        {
            Databases = databases ?? [SampleStack.OnRender],
            Network = network ?? new NetworkSettings()
        };
        var names = new StackNames(settings);
        return () => _ = new Components.PreDeployBackup("predeploy", new PreDeployBackupArgs
        {
            Release = release,
            Settings = settings,
            Names = names,
            Network = new Components.TaskNetwork("network", new() { Settings = settings, Names = names }),
        });
    }
}
