using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;

namespace PmoBackup.Tests.Restore;

/// <summary>What a restore does to its target, what it refuses, and what it leaves.</summary>
public sealed class RestoreJobTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    private const string FullOfThings = """
        CREATE SCHEMA "old one"; CREATE EXTENSION citext; CREATE EXTENSION pg_trgm SCHEMA "old one";
        CREATE TABLE note (other integer); INSERT INTO note VALUES (1); CREATE TABLE "old one".keep (a citext, b note); CREATE VIEW titles AS SELECT other FROM note;
        CREATE MATERIALIZED VIEW m AS SELECT * FROM titles; CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN d AS mood; CREATE SEQUENCE loose;
        CREATE FUNCTION newer(titles) RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::mood $$; CREATE TABLE parts (k mood) PARTITION BY LIST (k);
        CREATE TABLE part_a PARTITION OF parts FOR VALUES IN ('a'); CREATE AGGREGATE agg(integer) (sfunc = int4pl, stype = integer);
        CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f (a integer) SERVER s;
        CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'nothing is dropped here'; END $$;
        CREATE EVENT TRIGGER guard ON sql_drop EXECUTE FUNCTION guard();
        SELECT lo_from_bytea(4711, 'in the way'), lo_from_bytea(1, 'too');
        """;

    private PostgresFixture Postgres => small.Postgres;

    private StoreScene Scene => small.Scene;

    [Fact]
    public async Task A_target_that_is_not_empty_is_refused_and_left_as_it_was()
    {
        var target = await Postgres.CreateDatabaseAsync("SELECT lo_create(0)");

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, target));

        Assert.Equal($"The target {target} is not empty: it holds 1 objects.", e.Message);
        Assert.Equal(1, await PostgresFixture.ScalarAsync<long>(target, "SELECT count(*) FROM pg_largeobject_metadata"));
    }

    [Fact]
    public async Task The_source_is_refused_even_with_clean_and_under_another_name_of_its_host()
    {
        var socket = Postgres.Server.SocketUrl(small.Source.Database);

        var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(socket) with { Clean = true }));

        Assert.Contains("is the database that this backup was taken from", e.Message, StringComparison.Ordinal);
        Assert.True((await Scene.CompareAsync(small.Manifest, small.Source)).IsEqual);
    }

    [Fact]
    public async Task A_host_that_the_environment_protects_is_refused()
    {
        var target = await Postgres.CreateDatabaseAsync();
        var job = new RestoreJob(Scene.Store, TimeProvider.System, name => name == RestoreGuard.ProtectedHostsVariable ? $"db.example.org 127.0.0.1:{target.Port}" : StoreScene.Variable(name));

        var e = await Assert.ThrowsAsync<RefusedException>(() => job.RunAsync(small.Manifest, Scene.Options(target), null, CancellationToken.None));

        Assert.Equal("The host 127.0.0.1 is protected by PMO_PROTECTED_HOSTS.", e.Message);
    }

    [Fact]
    public async Task Clean_empties_a_target_of_everything_and_leaves_what_a_new_database_has()
    {
        var target = await Postgres.CreateDatabaseAsync(FullOfThings);

        var result = await Scene.RestoreAsync(small.Manifest, Scene.Options(target) with { Clean = true });

        Assert.Empty(result.Comparison.Differences);
        Assert.Empty(result.Notes);
        var fresh = await Postgres.CreateDatabaseAsync();
        const string Around = """
            SELECT (SELECT string_agg(nspname || coalesce(nspacl::text, '') || nspowner::regrole || coalesce(obj_description(oid, 'pg_namespace'), ''), ',' ORDER BY nspname) FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema')
                || (SELECT count(*) FROM pg_extension) || (SELECT count(*) FROM pg_foreign_data_wrapper) || (SELECT count(*) FROM pg_event_trigger)
            """;
        Assert.Equal(await PostgresFixture.ScalarAsync<string>(fresh, Around), await PostgresFixture.ScalarAsync<string>(target, Around));
        var entry = (await Scene.JournalAsync(small.Manifest.Database, "restore")).Last(e => e.Passed);
        Assert.Equal((small.Manifest.Id, 350), (entry.Backup!.Value, (int)entry.Figures["rows"]));
        Assert.True(entry.Figures["restoreSeconds"] > 0);
    }

    [Fact]
    public async Task A_broken_backup_leaves_the_target_that_clean_would_have_emptied_as_it_was()
    {
        using var scene = new StoreScene();
        var manifest = await scene.BackUpAsync(small.Source);
        var path = scene.PathOf(manifest, await scene.RowsOfAsync(manifest, "note"));
        await File.AppendAllTextAsync(path, "x");
        var target = await Postgres.CreateDatabaseAsync(SmallPlatform.Sql);

        var e = await Assert.ThrowsAsync<CorruptedException>(() => scene.RestoreAsync(manifest, scene.Options(target) with { Clean = true }));

        Assert.Contains("Nothing was touched", e.Hint, StringComparison.Ordinal);
        Assert.True((await Scene.CompareAsync(small.Manifest, target)).IsEqual);
        scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task A_table_of_contents_that_cannot_be_read_and_a_log_that_cannot_be_written_leave_the_target_as_it_was()
    {
        using var scene = new StoreScene();
        var manifest = await scene.BackUpAsync(small.Source);
        var target = await Postgres.CreateDatabaseAsync(SmallPlatform.Sql);
        var options = scene.Options(target) with { Clean = true };

        await Assert.ThrowsAsync<UsageException>(() => scene.RestoreAsync(manifest, options with { LogFile = scene.At("not/there.log") }));
        manifest = await scene.ReplaceAsync(manifest, BackupFiles.ArchiveToc, "garbage"u8.ToArray());
        await Assert.ThrowsAsync<Tools.ToolFailedException>(() => scene.RestoreAsync(manifest, options));

        Assert.True((await Scene.CompareAsync(small.Manifest, target)).IsEqual);
        scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task A_database_to_create_that_exists_is_refused_and_not_dropped()
    {
        var other = await Postgres.CreateDatabaseAsync("CREATE TABLE precious ()");

        await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(Postgres.Server.Url()) with { Create = other.Database }));

        Assert.Equal(1, await PostgresFixture.ScalarAsync<long>(other, "SELECT count(*) FROM pg_class WHERE relname = 'precious'"));
    }

    [Fact]
    public async Task A_database_that_somebody_else_creates_at_the_same_moment_is_not_dropped()
    {
        var name = $"t_{Guid.NewGuid():N}";
        var progress = new Reporting(report =>
        {
            if (report is { Phase: "fetch", Fraction: 1 })
                PostgresFixture.ExecuteAsync(Postgres.Server.Url(), $"CREATE DATABASE {name}").Wait();
        });
        try
        {
            var e = await Assert.ThrowsAsync<RefusedException>(() => Scene.RestoreJob.RunAsync(
                small.Manifest, Scene.Options(Postgres.Server.Url()) with { Create = name }, progress, CancellationToken.None));

            Assert.Equal($"The server has a database named {name} already.", e.Message);
            Assert.True(await ExistsAsync(name));
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(Postgres.Server.Url(), $"DROP DATABASE IF EXISTS {name}");
        }
    }

    [Fact]
    public async Task A_created_database_is_dropped_again_when_pg_restore_fails()
    {
        using var scene = new StoreScene();
        var manifest = await scene.BackUpAsync(small.Source);
        manifest = await scene.ReplaceAsync(manifest, await scene.RowsOfAsync(manifest, "project"), "too few\n\\.\n"u8.ToArray());
        var options = scene.Options(Postgres.Server.Url()) with { Create = $"t_{Guid.NewGuid():N}" };

        var e = await Assert.ThrowsAsync<RestoreFailedException>(() => scene.RestoreAsync(manifest, options));

        Assert.Contains("COPY failed for table \"project\"", e.Message, StringComparison.Ordinal);
        Assert.False(await ExistsAsync(options.Create!));
        Assert.Contains("COPY failed", await File.ReadAllTextAsync(options.LogFile!), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(options.LogFile!));
        scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task A_plan_says_what_would_happen_and_how_long_it_took_last_time_and_touches_nothing()
    {
        using var scene = new StoreScene();
        var manifest = await scene.BackUpAsync(small.Source);
        var target = await Postgres.CreateDatabaseAsync("CREATE TABLE t (); CREATE TABLE u ()");
        await File.WriteAllTextAsync(scene.At("mask.sql"), "SELECT 1");
        var options = scene.Options(target) with { Clean = true, Grants = true, MaskFile = scene.At("mask.sql") };

        var first = await scene.RestoreJob.PlanAsync(manifest, options, CancellationToken.None);
        await new Journal(scene.Store, TimeProvider.System).WriteAsync("drill", manifest.Database, manifest.Id, true, TimeSpan.FromSeconds(99),
            new Dictionary<string, double> { ["restoreSeconds"] = 12.5 }, null, CancellationToken.None);
        var second = await scene.RestoreJob.PlanAsync(manifest, scene.Options(target) with { Create = "copy", Only = ["project"] }, CancellationToken.None);

        Assert.Null(first.LastTook);
        Assert.Equal(TimeSpan.FromSeconds(12.5), second.LastTook);
        Assert.Equal(["Fetch", "Remove", "Close", "Restore", "Analyze", "Apply", "Run"], first.Steps.Select(s => s.Split(' ')[0]));
        Assert.Contains($"Remove all 2 objects from {target.Database}.", first.Steps);
        Assert.Equal(["Fetch", "Create", "Restore", "Analyze"], second.Steps.Select(s => s.Split(' ')[0]));
        Assert.EndsWith("/copy", second.Target, StringComparison.Ordinal);
        Assert.Equal(2, await PostgresFixture.ScalarAsync<long>(target, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        Assert.False(await ExistsAsync("copy"));
        Assert.Empty(await scene.JournalAsync(manifest.Database, "restore"));
        await Assert.ThrowsAsync<RefusedException>(() => scene.RestoreJob.PlanAsync(manifest, scene.Options(target), CancellationToken.None));
    }

    [Fact]
    public async Task All_wrong_options_are_told_at_once()
    {
        var options = Scene.Options(small.Source) with { Jobs = 0, Create = new string('ü', 32), Clean = true, MaskFile = "/not/there.sql", TemporaryFolder = "/not/there" };

        var e = await Assert.ThrowsAsync<UsageException>(() => Scene.RestoreAsync(small.Manifest, options));

        Assert.Equal(5, e.Message.Split('\n').Length);
    }

    private async Task<bool> ExistsAsync(string database) =>
        await PostgresFixture.ScalarAsync<bool>(Postgres.Server.Url(), $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{database}')");
}
