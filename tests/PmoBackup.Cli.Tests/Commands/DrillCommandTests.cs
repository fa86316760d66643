namespace PmoBackup.Cli.Tests.Commands;

[Collection(CliServerCollection.Name)]
public sealed class DrillCommandTests(CliServer server)
{
    [Fact]
    public async Task A_drill_on_a_private_server_passes_every_criterion()
    {
        var store = await server.CopyStoreAsync();

        var result = await server.RunAsync($"drill --app-role app_reader --production-url env:DATABASE_URL --store file://{store}");
        var list = await server.RunAsync($"list --json --store file://{store}");

        Assert.True(result.ExitCode == 0, result.Out + result.Error);
        Assert.Matches($@"\ADrill of backup {server.BackupId} on a private server on this machine: passed in .*\n(passed  .*\n)+\z", result.Out);
        Assert.Equal(System.Text.Json.JsonValueKind.String, Document.Of(list).At("backups")[0].At("drilledAt").ValueKind);
    }

    [Fact]
    public async Task A_criterion_that_is_not_met_ends_with_1_and_the_database_is_gone()
    {
        var assertions = Path.Combine(server.NewFolder(), "checks.sql");
        await File.WriteAllTextAsync(assertions, "SELECT count(*) = 500 FROM \"Client\"; SELECT count(*) = 1 FROM \"User\";");

        var result = await server.RunAsync($"drill --host env:DATABASE_URL --assertions {assertions} --json");

        Assert.Equal(1, result.ExitCode);
        var document = Document.Of(result);
        Assert.Equal(["id", "passed", "host", "restoreSeconds", "seconds", "criteria", "differences"], document.Members());
        Assert.Equal(["name", "passed", "figure"], document.At("criteria")[0].Members());
        Assert.Contains("1 of 2 true; not true: statement 2", result.Out, StringComparison.Ordinal);
        Assert.Equal(0, await server.CountAsync("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'pmo_drill%'"));
    }
}
