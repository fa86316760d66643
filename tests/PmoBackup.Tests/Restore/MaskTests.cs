using Npgsql;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;

namespace PmoBackup.Tests.Restore;

/// <summary>Nobody else sees a restored database before it is masked.</summary>
public sealed class MaskTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>, IAsyncLifetime
{
    private readonly string _name = $"t_{Guid.NewGuid():N}";
    private TestRole? _other;

    private StoreScene Scene => small.Scene;

    private DatabaseUrl Server => small.Postgres.Server.Url();

    public async Task InitializeAsync() => _other = await TestRole.CreateAsync(small.Postgres, "LOGIN");

    public async Task DisposeAsync()
    {
        await PostgresFixture.ExecuteAsync(Server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        await _other!.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Others_may_connect_before_and_after_but_not_until_it_is_masked(bool create)
    {
        if (!create)
            await PostgresFixture.ExecuteAsync(Server, $"CREATE DATABASE {_name}");
        var mask = Mask("UPDATE \"User\" SET \"email\" = 'user' || \"id\" || '@example.invalid'; CREATE TABLE masked AS SELECT has_database_privilege('" + _other!.Name + "', current_database(), 'CONNECT') AS open");
        var seen = new Dictionary<string, bool>();
        var progress = new Reporting(report =>
        {
            if (report.Phase is "restore" or "compare" or "mask")
                seen[report.Phase] = CanConnectAsync().GetAwaiter().GetResult();
        });

        var result = await Scene.RestoreJob.RunAsync(small.Manifest, Options(create) with { MaskFile = mask }, progress, CancellationToken.None);

        Assert.True(result.Masked);
        Assert.Equal(["compare", "mask", "restore"], seen.Keys.Order());
        Assert.All(seen.Values, Assert.False);
        Assert.True(await CanConnectAsync());
        var url = Server.WithDatabase(_name);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(url, "SELECT open FROM masked"));
        Assert.Equal(50, await PostgresFixture.ScalarAsync<long>(url, "SELECT count(*) FROM \"User\" WHERE \"email\" LIKE '%@example.invalid'"));
    }

    [Fact]
    public async Task A_statement_that_fails_drops_the_database_that_was_created()
    {
        var e = await Assert.ThrowsAsync<PmoException>(() => Scene.RestoreAsync(
            small.Manifest, Options(create: true) with { MaskFile = Mask("UPDATE \"User\" SET \"email\" = NULL; UPDATE not_there SET a = 1") }));

        Assert.Equal(ExitCode.ToolFailed, e.ExitCode);
        Assert.Contains("masking with mask.sql: 42P01", e.Message, StringComparison.Ordinal);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(Server, $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{_name}')"));
    }

    [Theory]
    [InlineData("UPDATE \"User\" SET \"email\" = NULL; ROLLBACK; SELECT 1", ExitCode.ToolFailed, "ends its transaction by itself")]
    [InlineData("SELECT 1; COMMIT; BEGIN", ExitCode.ToolFailed, "ends its transaction by itself")]
    [InlineData(" \n", ExitCode.Usage, "which is empty")]
    public async Task Statements_that_cannot_be_all_or_none_mask_nothing_and_leave_no_database(string sql, ExitCode code, string words)
    {
        var e = await Assert.ThrowsAnyAsync<PmoException>(() => Scene.RestoreAsync(small.Manifest, Options(create: true) with { MaskFile = Mask(sql) }));

        Assert.Equal(code, e.ExitCode);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(Server, $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{_name}')"));
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_a_database_that_was_there_closed_and_says_so_and_the_next_restore_opens_it()
    {
        await PostgresFixture.ExecuteAsync(Server, $"CREATE DATABASE {_name}");
        var options = Options(create: false);

        var e = await Assert.ThrowsAsync<PmoException>(() => Scene.RestoreAsync(
            small.Manifest, options with { MaskFile = Mask("UPDATE \"User\" SET \"email\" = NULL; UPDATE not_there SET a = 1") }));

        Assert.Contains($"{_name} may hold data that is not masked, and stays closed to others.", e.Message, StringComparison.Ordinal);
        Assert.Contains($"GRANT CONNECT ON DATABASE \"{_name}\" TO PUBLIC", e.Hint, StringComparison.Ordinal);
        Assert.False(await CanConnectAsync());
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(Server.WithDatabase(_name), "SELECT count(*) FROM \"User\" WHERE \"email\" IS NULL"));

        await Scene.RestoreAsync(small.Manifest, options with { Clean = true, MaskFile = Mask("UPDATE \"User\" SET \"email\" = \"id\" || '@example.org'") });
        Assert.True(await CanConnectAsync());
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(Server, $"SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = '{_name}'"));
    }

    [Fact]
    public async Task Sessions_of_others_are_a_refusal_even_for_a_role_that_may_not_see_what_they_are()
    {
        await using var owner = await TestRole.CreateAsync(small.Postgres, "LOGIN");
        await PostgresFixture.ExecuteAsync(Server, $"CREATE DATABASE {_name} OWNER {owner.Name}");
        try
        {
            await using var session = await PostgresFixture.OpenAsync(_other!.Url(_name));

            var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(
                small.Manifest, Options(create: false) with { Target = owner.Url(_name), MaskFile = Mask("SELECT 1") }));

            Assert.Equal($"1 other sessions are connected to {_name}.", e.Message);
            Assert.True(await CanConnectAsync());
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(Server, $"ALTER DATABASE {_name} OWNER TO postgres");
        }
    }

    [Fact]
    public async Task A_session_that_comes_while_files_are_fetched_is_a_refusal_too_and_the_database_is_opened_again()
    {
        await PostgresFixture.ExecuteAsync(Server, $"CREATE DATABASE {_name}");
        NpgsqlConnection? session = null;
        var progress = new Reporting(report =>
        {
            if (report is { Phase: "fetch", Fraction: 1 })
                session = PostgresFixture.OpenAsync(_other!.Url(_name)).GetAwaiter().GetResult();
        });

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreJob.RunAsync(
            small.Manifest, Options(create: false) with { MaskFile = Mask("SELECT 1") }, progress, CancellationToken.None));
        await session!.DisposeAsync();

        Assert.Equal($"1 other sessions are connected to {_name}.", e.Message);
        Assert.True(await CanConnectAsync());
    }

    [Fact]
    public async Task A_role_that_was_let_in_by_name_is_a_refusal_that_changes_nothing()
    {
        await PostgresFixture.ExecuteAsync(Server, $"CREATE DATABASE {_name}");
        await PostgresFixture.ExecuteAsync(Server, $"GRANT CONNECT ON DATABASE {_name} TO {_other!.Name}");
        await PostgresFixture.ExecuteAsync(Server.WithDatabase(_name), "SELECT lo_create(7)");

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(
            small.Manifest, Options(create: false) with { Clean = true, MaskFile = Mask("SELECT 1") }));

        Assert.Equal($"The database {_name} cannot be closed: {_other.Name} may connect to it.", e.Message);
        Assert.True(await PostgresFixture.ScalarAsync<bool>(Server, $"SELECT has_database_privilege('pg_monitor', '{_name}', 'CONNECT')"));
        Assert.Equal(1, await PostgresFixture.ScalarAsync<long>(Server.WithDatabase(_name), "SELECT count(*) FROM pg_largeobject_metadata"));
    }

    private RestoreOptions Options(bool create) =>
        create ? Scene.Options(Server) with { Create = _name } : Scene.Options(Server.WithDatabase(_name));

    private string Mask(string sql)
    {
        var path = Path.Combine(Directory.CreateDirectory(Scene.At(_name)).FullName, "mask.sql");
        File.WriteAllText(path, sql);
        return path;
    }

    private async Task<bool> CanConnectAsync()
    {
        try
        {
            await using var connection = await PostgresFixture.OpenAsync(_other!.Url(_name));
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }
}
