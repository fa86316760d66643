namespace PmoBackup.Cli.Tests.Commands;

[Collection(CliServerCollection.Name)]
public sealed class RestoreCommandTests(CliServer server)
{
    private static readonly string[] s_members =
        ["backup", "target", "equal", "restoreSeconds", "seconds", "comparison", "notes", "grantsIncomplete", "masked", "logFile"];

    private static string NewName => $"t_{Guid.NewGuid():N}";

    [Fact]
    public async Task Clean_empties_the_target_first()
    {
        var name = await server.NewDatabaseAsync();
        await server.ExecuteAsync(name, "CREATE TABLE old (id int); CREATE VIEW older AS SELECT * FROM old");

        var result = await RestoreAsync("--target-url env:TARGET --clean --json", ("TARGET", server.Url(name)));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(s_members, Document.Of(result).Members());
        Assert.Equal(500, await server.CountAsync(name, "SELECT count(*) FROM \"Client\""));
        Assert.Equal(0, await server.CountAsync(name, "SELECT count(*) FROM pg_class WHERE relname LIKE 'old%'"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_touches_nothing()
    {
        var name = NewName;

        var text = await RestoreAsync($"--target-url env:DATABASE_URL --create {name} --dry-run");
        var json = await RestoreAsync($"--target-url env:DATABASE_URL --create {name} --dry-run --json");

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.StartsWith($"This would happen to operator@127.0.0.1:{server.Port}/{name}:\n1. Fetch backup {server.BackupId}", text.Out, StringComparison.Ordinal);
        Assert.Equal(["dryRun", "backup", "target", "steps", "lastSeconds"], Document.Of(json).Members());
        Assert.Equal(0, await server.CountAsync("postgres", $"SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    }

    [Fact]
    public async Task It_creates_the_database_and_refuses_it_when_it_is_no_longer_empty()
    {
        var name = NewName;

        var created = await RestoreAsync($"--target-url env:DATABASE_URL --create {name}");
        var full = await RestoreAsync("--target-url env:TARGET --json", ("TARGET", server.Url(name)));

        Assert.Equal(0, created.ExitCode);
        Assert.Contains($"/{name} now holds backup {server.BackupId}: 700 rows in 2 tables, equal to the manifest", created.Out, StringComparison.Ordinal);
        Assert.Equal((4, "refused"), (full.ExitCode, Document.Of(full).Text("error", "code")));
        Assert.Contains("is not empty", full.Error, StringComparison.Ordinal);
        Assert.Contains("--clean", Document.Of(full).Text("error", "hint"), StringComparison.Ordinal);
        Assert.Equal(500, await server.CountAsync(name, "SELECT count(*) FROM \"Client\""));
    }

    [Fact]
    public async Task Only_brings_one_tables_rows_and_mask_runs_before_anybody_may_look()
    {
        var name = NewName;
        var mask = Path.Combine(server.NewFolder(), "mask.sql");
        await File.WriteAllTextAsync(mask, "UPDATE \"User\" SET name = 'masked';");

        var result = await RestoreAsync($"--target-url env:DATABASE_URL --create {name} --only User --mask {mask} --json --quiet");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(s_members, Document.Of(result).Members());
        Assert.Equal("True", Document.Of(result).Text("masked"));
        Assert.Equal(200, await server.CountAsync(name, "SELECT count(*) FROM \"User\" WHERE name = 'masked'"));
        Assert.Equal(0, await server.CountAsync(name, "SELECT count(*) FROM \"Client\""));
    }

    [Fact]
    public async Task Grants_are_applied_and_a_role_that_is_not_there_makes_it_partial()
    {
        var store = $"file://{server.NewFolder()}/s";
        await server.ExecuteAsync("postgres", "CREATE ROLE gone_soon");
        await server.ExecuteAsync("pmo", "GRANT SELECT ON \"Client\" TO gone_soon");
        Assert.Equal(0, (await server.RunAsync($"backup --store {store}")).ExitCode);
        await server.ExecuteAsync("pmo", "DROP OWNED BY gone_soon; DROP ROLE gone_soon");
        var (first, second) = (NewName, NewName);

        var whole = await RestoreAsync($"--target-url env:DATABASE_URL --create {first} --grants");
        var partial = await server.RunAsync($"restore staging --target-url env:DATABASE_URL --create {second} --grants --quiet --store {store}");

        Assert.Equal((0, 9), (whole.ExitCode, partial.ExitCode));
        Assert.Contains("gone_soon", partial.Error, StringComparison.Ordinal);
        Assert.Equal(1, await server.CountAsync(first, "SELECT has_table_privilege('app_reader', '\"User\"', 'SELECT')::int"));
    }

    [Fact]
    public async Task The_source_and_a_protected_host_are_refused()
    {
        var source = await RestoreAsync("--target-url env:DATABASE_URL --clean --json");
        var both = await RestoreAsync("--target-url env:DATABASE_URL --json", ("PMO_PROTECTED_HOSTS", $"db.example.com,127.0.0.1:{server.Port}"));

        Assert.Equal((4, 4), (source.ExitCode, both.ExitCode));
        Assert.Contains("is the database that this backup was taken from", source.Error, StringComparison.Ordinal);
        Assert.Equal(3, Document.Of(both).At("error", "reasons").GetArrayLength());
        Assert.Equal(500, await server.CountAsync("pmo", "SELECT count(*) FROM \"Client\""));
    }

    private Task<Finished> RestoreAsync(string options, params (string, string?)[] variables) =>
        server.RunAsync($"restore staging latest {options}", variables);
}
