using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Commands;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace PmoBackup.Infra.Tests;

public sealed class RenderDatabaseTests : IDisposable
{
    private const string Instance = "pmo-backup-prod-db-platform";

    private readonly CommandFolder _folder = new();
    private Components.ManagedDatabase? _database;

    private LocalCommands Commands => _folder.Commands;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_is_created_as_settings_say_and_lets_in_the_tasks_alone()
    {
        await Commands.UpAsync(Declare());

        Assert.Equal(
            [
                $"hosting database ensure --host render --name {Instance} --plan pro_4gb --region frankfurt --disk-gb 100 "
                    + "--disk-autoscaling on --high-availability on --postgres 16 --allow 198.51.100.0/24 --allow 203.0.113.7/32",
                $"recovery window --host render --id dpg-{Instance} --at-least 7d",
            ],
            _folder.Calls);
        Assert.Equal($"dpg-{Instance}", await OutputUtilities.GetValueAsync(_database!.DatabaseId));
        Assert.Equal(9, await OutputUtilities.GetValueAsync(_database.RecoveryWindowDays));
        Assert.Equal($"dpg-{Instance},dpg-{Instance}.frankfurt-postgres.render.com",
            await OutputUtilities.GetValueAsync(_database.Hosts));
    }

    [Fact]
    public async Task A_database_that_exists_is_adopted_by_its_id()
    {
        Directory.CreateDirectory(_folder.PathOf("databases"));
        File.WriteAllText(_folder.PathOf("databases/older"), "by hand\n");

        await Commands.UpAsync(Declare(SampleStack.Render with { Id = "dpg-older" }));

        Assert.Equal(["older"], _folder.Databases);
        Assert.Empty(_folder.Lines("made"));
        Assert.StartsWith("hosting database ensure --host render --id dpg-older ", _folder.Calls[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_whose_creation_failed_halfway_is_adopted_by_the_next_run()
    {
        _folder.Write("fail-ensure");
        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare()));
        Assert.Null(Commands.State("platform-database"));

        await Commands.UpAsync(Declare());

        Assert.Single(_folder.Lines("made"));
        Assert.Equal([Instance], _folder.Databases);
    }

    [Fact]
    public async Task A_changed_plan_changes_the_database_that_is_there()
    {
        await Commands.UpAsync(Declare());

        await Commands.UpAsync(Declare(SampleStack.Render with { Plan = "pro_8gb" }));

        Assert.Equal(["update platform-database"], Commands.Ran);
        Assert.Single(_folder.Lines("made"));
        Assert.Contains("--plan pro_8gb", _folder.Lines($"databases/{Instance}")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_fails_is_tried_again_by_the_next_run()
    {
        await Commands.UpAsync(Declare());
        _folder.Write("fail-ensure");
        await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare(SampleStack.Render with { Plan = "pro_8gb" })));

        await Commands.UpAsync(Declare(SampleStack.Render with { Plan = "pro_8gb" }));

        Assert.Equal(["update platform-database"], Commands.Ran);
    }

    [Fact]
    public async Task A_database_that_is_taken_out_of_the_stack_stays()
    {
        await Commands.UpAsync(Declare());
        _folder.ForgetCalls();

        await Commands.UpAsync(() => { });

        Assert.Equal([Instance], _folder.Databases);
        Assert.Equal([$"hosting database show --host render --name {Instance}"], _folder.Calls);
        Assert.Null(Commands.State("platform-database"));
    }

    [Fact]
    public async Task Taking_out_a_database_that_is_gone_is_no_error()
    {
        await Commands.UpAsync(Declare());
        File.Delete(_folder.PathOf($"databases/{Instance}"));

        await Commands.UpAsync(() => { });

        Assert.Null(Commands.State("platform-database"));
    }

    [Fact]
    public async Task A_window_shorter_than_the_policy_stops_the_deployment()
    {
        _folder.Write("window", "3");

        var failed = await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(Declare()));

        Assert.Contains("the window reaches back 3 days", failed.Message, StringComparison.Ordinal);
        Assert.NotNull(Commands.State("platform-database"));
    }

    [Fact]
    public async Task A_preview_that_is_not_trusted_executes_nothing()
    {
        await Commands.PreviewAsync(Declare());

        Assert.Empty(_folder.Calls);
        Assert.Equal("", await OutputUtilities.GetValueAsync(_database!.Drift));
    }

    [Fact]
    public async Task A_trusted_preview_shows_what_was_changed_by_hand()
    {
        await Commands.UpAsync(Declare());
        File.WriteAllText(_folder.PathOf($"databases/{Instance}"), "changed in the dashboard\n");
        _folder.ForgetCalls();

        await Commands.PreviewAsync(Declare(isTrusted: true));

        Assert.Equal($"differs: {Instance}", await OutputUtilities.GetValueAsync(_database!.Drift));
        Assert.Equal(["preview", "preview"], Commands.Ran);
        Assert.All(_folder.Calls,
            call => Assert.True(call.EndsWith("--dry-run", StringComparison.Ordinal)
            || call.StartsWith("recovery window", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trusted_preview_is_silent_about_a_database_that_is_as_it_should_be()
    {
        await Commands.UpAsync(Declare());

        await Commands.PreviewAsync(Declare(isTrusted: true));

        Assert.Equal("", await OutputUtilities.GetValueAsync(_database!.Drift));
    }

    [Fact]
    public async Task No_key_is_an_input_and_no_command_shows_its_output_on_the_console()
    {
        var declared = await Declaration.OfAsync(Declare());

        Assert.All(declared.All("command:local:Command"), command =>
        {
            Assert.False(command.Inputs.ContainsKey("environment"));
            Assert.Equal("stderr", command.Inputs["logging"]);
            Assert.True(command.Text("update").Length > 0, $"{command.Name} has an Update");
            Assert.DoesNotContain(" delete ", command.Text("delete"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_key_of_whoever_deploys_reaches_the_command_by_the_environment()
    {
        _folder.Commands.Environment["RENDER_API_KEY"] = "rnd_marker";

        await Commands.UpAsync(Declare());

        Assert.All(
            (string[])["platform-database", "platform-recovery-window"],
            name => Assert.DoesNotContain("rnd_marker", string.Join('\n', Commands.State(name)!.Inputs.Values)
                + Commands.State(name)!.Stdout, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_is_not_let_in()
    {
        var everybody = Declare(SampleStack.Render with { AllowedCidrs = ["0.0.0.0/0"] });

        var refused = await Assert.ThrowsAsync<RunException>(() => Commands.UpAsync(everybody));


        Assert.Contains("'0.0.0.0/0' is everybody", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Calls);
    }

    [Fact]
    public async Task Its_connection_string_has_a_secret_whose_content_the_stack_does_not_know()
    {
        var declared = await Declaration.OfAsync(Declare());

        Assert.Equal("pmo-backup-prod/platform/database-url", declared.One("aws:secretsmanager/secret:Secret").Text("name"));
        Assert.Empty(declared.All("aws:secretsmanager/secretVersion:SecretVersion"));
    }

    private Action Declare(RenderDatabaseSettings? render = null, bool isTrusted = false)
    {
        var database = SampleStack.OnRender with { Render = render ?? SampleStack.Render };
        return () =>
        {
            var network = new Components.TaskNetwork("network",
                new() { Settings = SampleStack.Settings, Names = SampleStack.Names });
            _database = new Components.ManagedDatabase("platform", new ManagedDatabaseArgs
            {
                Database = database,
                Names = SampleStack.Names,
                Network = network,
                IsProduction = true,
                IsTrustedRun = isTrusted,
            });
        };
    }
}
