using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Commands;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace PmoBackup.Infra.Tests;

public sealed class DrillEnvironmentTests : IDisposable
{
    private const string Instance = "pmo-backup-prod-drill-november";
    private const string Id = $"dpg-{Instance}";

    private readonly CommandFolder _folder = new();
    private Components.DrillEnvironment? _drill;

    private LocalCommands Commands => _folder.Commands;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_entry_makes_an_instance_restores_into_it_and_gives_its_connection_string()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));

        Assert.Equal(["create november-instance", "create november-restore", "create november-connection"], Commands.Ran);
        Assert.Equal([Instance], _folder.Databases);
        Assert.Equal(["postgres://drill:s3cret@" + Instance + ".example/drill"], _folder.Lines("restored"));
        Assert.Equal(Id, await OutputUtilities.GetValueAsync(_drill!.InstanceId));
        Assert.Equal($"postgres://drill:s3cret@{Instance}.example/drill",
            await OutputUtilities.GetValueAsync(_drill.ConnectionString));
    }

    [Fact]
    public async Task The_connection_string_is_secret_and_stands_in_no_input_of_any_command()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));

        Assert.True(await Output.IsSecretAsync(_drill!.ConnectionString));
        foreach (var name in (string[])["november-instance", "november-restore", "november-connection"])
            Assert.DoesNotContain("s3cret", string.Join('\n', Commands.State(name)!.Inputs.Select(input => input.Value)),
                StringComparison.Ordinal);
        Assert.Equal(Id, Commands.State("november-instance")!.Stdout);
        Assert.Equal(Id, Commands.State("november-restore")!.Stdout);
        Assert.DoesNotContain(_folder.Calls, call => call.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_runs_when_nothing_changed()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));
        _folder.ForgetCalls();

        await Commands.UpAsync(Declare(SampleStack.Drill));

        Assert.Empty(Commands.Ran);
        Assert.Empty(_folder.Calls);
    }

    public static TheoryData<string> ChangedEntries => ["backup", "expiry", "plan", "disk", "bucket", "protected hosts"];

    [Theory]
    [MemberData(nameof(ChangedEntries))]
    public async Task A_changed_input_restores_nothing_again(string changed)
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));

        await Commands.UpAsync(changed switch
        {
            "backup" => Declare(SampleStack.Drill with { Backup = "20261122T020000Z-1f0c93aa" }),
            "expiry" => Declare(SampleStack.Drill with { ExpiresAfter = TimeSpan.FromHours(48) }),
            "plan" => Declare(SampleStack.Drill,
                SampleStack.OnRender with { Render = SampleStack.Render with { Plan = "pro_8gb" } }),
            "disk" => Declare(SampleStack.Drill,
                SampleStack.OnRender with { Render = SampleStack.Render with { DiskSizeGb = 200 } }),
            "bucket" => Declare(SampleStack.Drill,
                settings: SampleStack.Settings with { Vault = new() { Bucket = "other", LockMode = "COMPLIANCE" } }),
            _ => Declare(SampleStack.Drill, hosts: "another.example"),
        });

        Assert.Contains(Commands.Ran, ran => ran.StartsWith("update", StringComparison.Ordinal));
        Assert.DoesNotContain(Commands.Ran, ran => ran.StartsWith("create", StringComparison.Ordinal)
            || ran.StartsWith("delete", StringComparison.Ordinal));
        Assert.Single(_folder.Lines("restored"));
        Assert.Single(_folder.Lines("made"));
        Assert.Equal(Id, Commands.State("november-restore")!.Stdout);
    }

    [Fact]
    public async Task A_longer_life_reaches_the_instance()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));

        await Commands.UpAsync(Declare(SampleStack.Drill with { ExpiresAfter = TimeSpan.FromHours(36) }));

        Assert.Contains("--expires-after 36h", _folder.Lines($"databases/{Instance}")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_that_the_sweep_removed_is_not_replaced_by_an_empty_one()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));
        File.Delete(_folder.PathOf($"databases/{Instance}"));

        var longer = Declare(SampleStack.Drill with { ExpiresAfter = TimeSpan.FromHours(36) });
        var failed = await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(longer));

        Assert.Contains($"{Instance} is gone", failed.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Databases);
    }

    [Fact]
    public async Task A_removed_entry_destroys_the_instance_and_nothing_else()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));
        File.WriteAllText(_folder.PathOf("databases/pmo-backup-prod-db-platform"), "hosting database ensure\n");

        await Commands.UpAsync(() => { });

        Assert.Equal(["pmo-backup-prod-db-platform"], _folder.Databases);
        Assert.Null(Commands.State("november-instance"));
    }

    [Fact]
    public async Task A_removed_entry_whose_instance_is_gone_already_is_no_error()
    {
        await Commands.UpAsync(Declare(SampleStack.Drill));
        File.Delete(_folder.PathOf($"databases/{Instance}"));

        await Commands.UpAsync(() => { });

        Assert.Null(Commands.State("november-instance"));
    }

    [Fact]
    public async Task An_instance_whose_creation_failed_halfway_is_adopted_by_the_next_run()
    {
        _folder.Write("fail-ensure");
        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare(SampleStack.Drill)));
        Assert.Null(Commands.State("november-instance"));
        Assert.Equal([Instance], _folder.Databases);

        await Commands.UpAsync(Declare(SampleStack.Drill));

        Assert.Single(_folder.Lines("made"));
        Assert.Equal(Id, Commands.State("november-instance")!.Stdout);
    }

    [Fact]
    public async Task A_restore_that_failed_is_tried_again_in_the_same_instance_which_is_cleared_first()
    {
        _folder.Write("fail-restore");
        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare(SampleStack.Drill)));
        Assert.NotNull(Commands.State("november-instance"));
        Assert.Null(Commands.State("november-restore"));

        await Commands.UpAsync(Declare(SampleStack.Drill));

        Assert.Single(_folder.Lines("made"));
        Assert.All(
            _folder.Calls.Where(call => call.StartsWith("restore", StringComparison.Ordinal)),
            call => Assert.EndsWith("--clean", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_instance_whose_restore_failed_is_destroyed_with_its_entry()
    {
        _folder.Write("fail-restore");
        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare(SampleStack.Drill)));

        await Commands.UpAsync(() => { });

        Assert.Empty(_folder.Databases);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_had_stops_the_restore()
    {
        _folder.Write("fail-connection-string");

        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare(SampleStack.Drill)));

        Assert.Empty(_folder.Lines("restored"));
    }

    [Fact]
    public async Task A_point_in_time_is_recovered_once_and_never_again()
    {
        var drill = SampleStack.Drill with
        {
            Backup = null,
            PointInTime = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero)
        };
        await Commands.UpAsync(Declare(drill));
        Assert.Equal(["create november-instance", "create november-connection"], Commands.Ran);
        Assert.Equal([$"recovered {Instance} to 2026-11-20T09:30:00Z"], _folder.Lines("made"));

        await Commands.UpAsync(Declare(drill with
        {
            PointInTime = drill.PointInTime.Value.AddHours(1),
            ExpiresAfter = TimeSpan.FromHours(30)
        }));

        Assert.Single(_folder.Lines("made"));
        Assert.Contains("update november-instance", Commands.Ran);
    }

    [Fact]
    public async Task A_preview_runs_nothing()
    {
        await Commands.PreviewAsync(Declare(SampleStack.Drill));

        Assert.Empty(_folder.Calls);
        Assert.False(await OutputUtilities.GetIsKnownAsync(_drill!.ConnectionString));
    }

    [Fact]
    public async Task A_drill_on_a_server_names_the_secret_of_the_server_and_no_connection_string()
    {
        var drill = SampleStack.Drill with
        {
            Host = "server",
            ServerSecretArn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:drill-a1"
        };

        await Commands.UpAsync(Declare(drill));

        Assert.All(
            _folder.Calls.Where(call => call.StartsWith("hosting", StringComparison.Ordinal)),
            call => Assert.Contains($"--host server --name {Instance} --server-secret {drill.ServerSecretArn}", call,
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_show_nothing_on_the_console_and_the_restore_reads_the_vault_as_the_reader()
    {
        var declared = await Declaration.OfAsync(Declare(SampleStack.Drill));

        var commands = declared.All("command:local:Command");
        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Equal("none", command.Inputs["logging"]));
        Assert.All(commands, command => Assert.True(command.Text("update").Length > 0, $"{command.Name} has an Update"));
        var environment = declared.One("command:local:Command", "november-restore").Fields("environment");
        Assert.Equal("arn:aws:iam::123456789012:role/pmo-backup-prod-reader", environment["PMO_STORE_ROLE"]);
        Assert.Equal("prod.example", environment["PMO_PROTECTED_HOSTS"]);
    }

    private Action Declare(
        DrillSettings drill, DatabaseSettings? database = null, StackSettings? settings = null, string hosts = "prod.example")
    {
        settings ??= SampleStack.Settings;
        return () => _drill = new Components.DrillEnvironment(drill.Name, new DrillEnvironmentArgs
        {
            Drill = drill,
            Database = database ?? SampleStack.OnRender,
            Settings = settings,
            Names = new StackNames(settings),
            ProtectedHosts = Output.Create(hosts),
        });
    }
}
