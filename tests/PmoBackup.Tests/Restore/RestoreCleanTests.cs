using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Restore;

/// <summary>Emptying a target begins only where it can end, and says what is left where it did not.</summary>
public sealed class RestoreCleanTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>, IAsyncLifetime
{
    private readonly List<string> _owned = [];
    private TestRole? _owner;

    private StoreScene Scene => small.Scene;

    public async Task InitializeAsync() => _owner = await TestRole.CreateAsync(small.Postgres, "LOGIN");

    public async Task DisposeAsync()
    {
        foreach (var database in _owned)
            await PostgresFixture.ExecuteAsync(small.Postgres.Server.Url(), $"ALTER DATABASE {database} OWNER TO postgres");
        await _owner!.DisposeAsync();
    }

    [Fact]
    public async Task What_the_role_may_not_remove_is_named_and_nothing_is_removed()
    {
        var target = await OwnedAsync("""
            CREATE SCHEMA "of others"; CREATE TABLE "of others".precious ();
            CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION watch();
            SELECT lo_create(4711);
            """);

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(target) with { Clean = true }));

        Assert.Equal(ExitCode.Refused, e.ExitCode);
        Assert.Equal($"The role '{_owner!.Name}' may not empty {target.Database} of schema \"of others\", event trigger watch, large object 4711.", e.Message);
        Assert.Equal(1, await PostgresFixture.ScalarAsync<long>(AsSuperuser(target), "SELECT count(*) FROM pg_class WHERE relname = 'precious'"));
    }

    [Fact]
    public async Task A_schema_public_and_extensions_of_others_stay_while_everything_else_goes()
    {
        var target = await OwnedAsync("ALTER SCHEMA public OWNER TO postgres; GRANT ALL ON SCHEMA public TO PUBLIC; CREATE EXTENSION citext SCHEMA public; CREATE EXTENSION hstore SCHEMA public");
        await PostgresFixture.ExecuteAsync(target, """
            CREATE TABLE note (other integer, a citext); CREATE VIEW v AS SELECT * FROM note; CREATE MATERIALIZED VIEW m AS SELECT * FROM v; CREATE SEQUENCE loose;
            CREATE TYPE mood AS ENUM ('a'); CREATE TYPE pair AS (a mood, b integer); CREATE TYPE span AS RANGE (subtype = integer); CREATE DOMAIN d AS mood;
            CREATE FUNCTION f(v) RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::mood $$; CREATE PROCEDURE p(INOUT x integer) LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION zero(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE agg(*) (sfunc = zero, stype = bigint, initcond = '0');
            CREATE OPERATOR === (leftarg = integer, rightarg = integer, function = int4eq); CREATE COLLATION c FROM "C";
            CREATE TABLE s (a integer, b integer); CREATE STATISTICS st ON a, b FROM s; CREATE TEXT SEARCH CONFIGURATION tsc (copy = simple);
            CREATE SCHEMA mine; CREATE TABLE mine.t ();
            """);

        var result = await Scene.RestoreAsync(small.Manifest, Scene.Options(target) with { Clean = true });

        Assert.Empty(result.Comparison.Differences);
        Assert.Equal("citext,hstore,plpgsql", await PostgresFixture.ScalarAsync<string>(target, "SELECT string_agg(extname, ',' ORDER BY extname) FROM pg_extension"));
        Assert.Equal("postgres", await PostgresFixture.ScalarAsync<string>(target, "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'public'"));
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(target, "SELECT count(*) FROM pg_namespace WHERE nspname = 'mine'"));
    }

    [Fact]
    public async Task A_backup_that_has_the_schema_and_the_extension_that_stayed_is_restored_over_them()
    {
        using var scene = new StoreScene();
        const string Sql = "CREATE SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext; CREATE TABLE ext.t (a ext.hstore); INSERT INTO ext.t VALUES ('a=>1');";
        var manifest = await scene.BackUpAsync(await small.Postgres.CreateDatabaseAsync(Sql));
        var target = await OwnedAsync($"{Sql} ALTER SCHEMA ext OWNER TO {_owner!.Name}");

        var result = await scene.RestoreAsync(manifest, scene.Options(target) with { Clean = true });

        Assert.Empty(result.Comparison.Differences);
        Assert.Contains("schema \"ext\" already exists (it holds an extension of another role and was left in place)", result.Notes);
    }

    [Fact]
    public async Task A_table_of_others_in_a_schema_public_of_others_is_named()
    {
        var target = await OwnedAsync("ALTER SCHEMA public OWNER TO postgres; GRANT ALL ON SCHEMA public TO PUBLIC; CREATE TABLE public.precious ()");

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(target) with { Clean = true }));

        Assert.Equal($"The role '{_owner!.Name}' may not empty {target.Database} of table public.precious.", e.Message);
    }

    [Fact]
    public async Task Emptying_that_fails_midway_is_a_failure_that_says_so_and_no_refusal()
    {
        var target = await OwnedAsync();
        await PostgresFixture.ExecuteAsync(target, "CREATE TABLE public.note (); CREATE SCHEMA later");
        var progress = new Reporting(report =>
        {
            if (report is { Phase: "fetch", Fraction: 1 })
                PostgresFixture.ExecuteAsync(AsSuperuser(target), "ALTER SCHEMA later OWNER TO postgres; GRANT USAGE ON SCHEMA later TO PUBLIC; CREATE TABLE later.t ()").Wait();
        });

        var e = await Assert.ThrowsAsync<PmoException>(() => Scene.RestoreJob.RunAsync(
            small.Manifest, Scene.Options(target) with { Clean = true }, progress, CancellationToken.None));

        Assert.Equal(ExitCode.ToolFailed, e.ExitCode);
        Assert.Contains($" {target.Database} is partly emptied.", e.Message, StringComparison.Ordinal);
        Assert.StartsWith("Run the command again with --clean.", e.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore", "is partly restored")]
    [InlineData("compare", "is restored, but not to the end")]
    public async Task Cancelling_says_what_the_target_is_now_and_that_it_stays_closed(string phase, string state)
    {
        var target = await small.Postgres.CreateDatabaseAsync("CREATE TABLE old ()");
        await File.WriteAllTextAsync(Scene.At($"{phase}.sql"), "SELECT 1");
        using var source = new CancellationTokenSource();
        var progress = new Reporting(report =>
        {
            if (report.Phase == phase)
                source.Cancel();
        });

        var e = await Assert.ThrowsAsync<PmoException>(() => Scene.RestoreJob.RunAsync(
            small.Manifest, Scene.Options(target) with { Clean = true, MaskFile = Scene.At($"{phase}.sql") }, progress, source.Token));

        Assert.Equal(ExitCode.Cancelled, e.ExitCode);
        Assert.Contains($"{target.Database} {state}.", e.Message, StringComparison.Ordinal);
        Assert.Contains("stays closed to others", e.Message, StringComparison.Ordinal);
        Assert.Contains($"GRANT CONNECT ON DATABASE \"{target.Database}\" TO PUBLIC", e.Hint, StringComparison.Ordinal);
        Scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task A_second_restore_or_a_backup_of_the_target_is_told_of_the_first()
    {
        var target = await small.Postgres.CreateDatabaseAsync();
        await using var first = await AdvisoryLock.TakeAsync(target, "restore of another", CancellationToken.None);

        var e = await Assert.ThrowsAsync<BusyException>(() => Scene.RestoreAsync(small.Manifest, target));

        Assert.StartsWith($"Another backup or restore of {target.Database} is under way: 'pmo-backup restore of another'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_another_restore_count_like_those_of_anybody_else()
    {
        var target = await small.Postgres.CreateDatabaseAsync("CREATE TABLE old ()");
        await using var other = await ServerConnection.OpenAsync(target, "restore", CancellationToken.None);

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(target) with { Clean = true }));

        Assert.Equal($"1 other sessions are connected to {target.Database}.", e.Message);
    }

    [Fact]
    public async Task The_source_is_refused_with_clean_on_whatever_timeline_it_is()
    {
        var source = small.Manifest.Source;
        var before = small.Manifest with { Source = source with { Timeline = source.Timeline + 1, Host = "elsewhere" } };

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(before, Scene.Options(small.Source) with { Clean = true }));

        Assert.Contains("is the database that this backup was taken from", e.Message, StringComparison.Ordinal);
        Assert.Contains("--create NAME", e.Hint, StringComparison.Ordinal);
    }

    private DatabaseUrl AsSuperuser(DatabaseUrl target) => small.Postgres.Server.Url(target.Database);

    // A database of the role, with what the administrator put into it.
    private async Task<DatabaseUrl> OwnedAsync(string? sql = null)
    {
        var url = await small.Postgres.CreateDatabaseAsync(sql);
        await PostgresFixture.ExecuteAsync(small.Postgres.Server.Url(), $"ALTER DATABASE {url.Database} OWNER TO {_owner!.Name}");
        _owned.Add(url.Database);
        return _owner.Url(url.Database);
    }
}
