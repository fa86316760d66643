using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;

namespace PmoBackup.Tests.Restore;

/// <summary>Everything that a database may hold comes back, and is found equal.</summary>
public sealed class RestoreContentTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly StoreScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task A_database_with_one_of_everything(string format)
    {
        var source = await postgres.CreateDatabaseAsync("""
            CREATE SCHEMA "an other";
            CREATE EXTENSION citext; CREATE EXTENSION pg_trgm SCHEMA "an other";
            CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES; INSERT INTO nothing DEFAULT VALUES;
            CREATE UNLOGGED TABLE volatile AS SELECT 1 AS a;
            CREATE TABLE chicken (id integer PRIMARY KEY, egg integer); CREATE TABLE egg (id integer PRIMARY KEY, chicken integer REFERENCES chicken);
            INSERT INTO chicken VALUES (1, 1); INSERT INTO egg VALUES (1, 1);
            ALTER TABLE chicken ADD CONSTRAINT chicken_egg FOREIGN KEY (egg) REFERENCES egg;
            COMMENT ON CONSTRAINT chicken_egg ON chicken IS 'which was first';
            CREATE TABLE computed (a integer GENERATED ALWAYS AS IDENTITY, b integer GENERATED ALWAYS AS (a * 2) STORED, c serial, d integer);
            INSERT INTO computed (d) SELECT generate_series(1, 9); ALTER TABLE computed DROP COLUMN d;
            CREATE TABLE parent (p integer) ; CREATE TABLE child (c text) INHERITS (parent); INSERT INTO parent VALUES (1); INSERT INTO child VALUES (2, 'x');
            CREATE TABLE tree (k integer, v text, PRIMARY KEY (k)) PARTITION BY RANGE (k);
            CREATE TABLE tree_old PARTITION OF tree FOR VALUES FROM (-10) TO (0);
            CREATE TABLE tree_low PARTITION OF tree FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k);
            CREATE TABLE tree_low_1 PARTITION OF tree_low FOR VALUES IN (1); CREATE TABLE tree_low_2 PARTITION OF tree_low FOR VALUES IN (2);
            CREATE TABLE tree_high PARTITION OF tree FOR VALUES FROM (10) TO (20);
            INSERT INTO tree SELECT k, 'v' || k FROM unnest(ARRAY[1, 2, 12, 13]) k;
            CREATE TABLE leaf (k integer REFERENCES tree); INSERT INTO leaf VALUES (12); CREATE INDEX tree_v ON tree (v);
            ALTER TABLE tree DETACH PARTITION tree_old; DROP TABLE tree_old;
            CREATE MATERIALIZED VIEW stale AS SELECT count(*) AS n FROM egg; INSERT INTO egg VALUES (2, NULL);
            CREATE MATERIALIZED VIEW empty AS SELECT 1 AS n WITH NO DATA;
            CREATE TABLE "quo""te'd $1
            line" ("co""l, x" text, "ümlaut 株" text, "a\b" text); INSERT INTO "quo""te'd $1
            line" VALUES (E'a\\b\t\n\r', '🚀', NULL), ('', '\N', '\.');
            CREATE SEQUENCE "an other"."se'q\\" START 5; SELECT nextval('"an other"."se''q\\"'); CREATE SEQUENCE untouched MINVALUE -9 START -9;
            CREATE TYPE pair AS (a integer, b text); CREATE DOMAIN positive AS integer CHECK (VALUE > 0); CREATE TYPE span AS RANGE (subtype = float8);
            CREATE TABLE typed OF pair; CREATE TABLE odd (p positive, r span, x xml, m money, b bytea, f float8, i interval, t timestamptz, j jsonb, ci citext, arr text[]);
            INSERT INTO odd VALUES (1, '[0.1,0.30000000000000004)', '<a/>', 12.5, '\x00ff', 'NaN', '1 mon -3 days', 'infinity', '{"a":[1,null]}', 'CI', ARRAY['{', NULL, '"']);
            CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer); CREATE PROCEDURE nop() LANGUAGE sql AS ''; CREATE STATISTICS both_ ON id, chicken FROM egg;
            CREATE VIEW upper_ AS SELECT upper(v) AS v FROM tree; CREATE RULE no_delete AS ON DELETE TO leaf DO INSTEAD NOTHING;
            ALTER TABLE leaf ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON leaf USING (k > 0); CREATE COLLATION german FROM "C";
            CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION watch();
            SELECT lo_from_bytea(100, ''), lo_from_bytea(101, decode(repeat('00ff', 1500000), 'hex')); COMMENT ON LARGE OBJECT 100 IS 'empty';
            CREATE TABLE doubled (a integer); INSERT INTO doubled VALUES (1), (1);
            """);
        await Assert.ThrowsAsync<PostgresException>(() => PostgresFixture.ExecuteAsync(source, "CREATE UNIQUE INDEX CONCURRENTLY never ON doubled (a)"));
        var manifest = await _scene.BackUpAsync(source, format);

        var result = await _scene.RestoreAsync(manifest, await postgres.CreateDatabaseAsync());

        Assert.Empty(result.Comparison.Differences);
        Assert.Empty(result.Notes);
        var only = await _scene.RestoreAsync(manifest, _scene.Options(await postgres.CreateDatabaseAsync()) with { Only = ["chicken", "tree_low_1"] });
        Assert.Empty(only.Comparison.Differences);
        Assert.Equal((2, 2L), (only.Comparison.Tables, only.Comparison.Rows));
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Theory]
    [InlineData("")]
    [InlineData("DROP SCHEMA public")]
    public async Task A_database_with_nothing_in_it(string sql)
    {
        var manifest = await _scene.BackUpAsync(await postgres.CreateDatabaseAsync(sql.Length == 0 ? null : sql));

        var result = await _scene.RestoreAsync(manifest, await postgres.CreateDatabaseAsync());

        Assert.Empty(result.Comparison.Differences);
        Assert.Equal(0, result.Comparison.Tables);
    }

    [Theory]
    [InlineData("we ird=1 host=elsewhere")]
    [InlineData("quo'te \\ \"d\" postgres://x?y=z")]
    [InlineData("líne\nbreak 株")]
    public async Task A_database_is_created_under_any_name(string name)
    {
        name += Guid.NewGuid().ToString("N")[..8];
        var manifest = await _scene.BackUpAsync(await postgres.CreateDatabaseAsync("CREATE TABLE t AS SELECT 1 AS a"));
        try
        {
            var result = await _scene.RestoreAsync(manifest, _scene.Options(postgres.Server.Url()) with { Create = name });

            Assert.Empty(result.Comparison.Differences);
            Assert.Equal(1, await PostgresFixture.ScalarAsync<int>(postgres.Server.Url(name), "SELECT a FROM t"));
            var back = await _scene.BackUpAsync(postgres.Server.Url(name));
            Assert.Equal((name, manifest.SchemaDigest), (back.Database, back.SchemaDigest));
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP DATABASE IF EXISTS {SqlName.Quote(name)} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task A_role_that_is_no_superuser_restores_into_its_own_database_and_is_told_what_does_not_matter()
    {
        await using var role = await TestRole.CreateAsync(postgres, "LOGIN CREATEDB");
        var source = await postgres.CreateDatabaseAsync(SmallPlatform.Sql + "COMMENT ON SCHEMA public IS 'ours'; CREATE EXTENSION citext");
        var manifest = await _scene.BackUpAsync(source);
        var name = $"{source.Database}_own";
        try
        {
            var result = await _scene.RestoreAsync(manifest, _scene.Options(role.Url("postgres")) with { Create = name });

            Assert.Empty(result.Comparison.Differences);
            Assert.All(result.Notes, n => Assert.Contains("only a comment", n, StringComparison.Ordinal));
            var again = await _scene.RestoreAsync(manifest, _scene.Options(role.Url(name)) with { Clean = true });
            Assert.Empty(again.Comparison.Differences);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP DATABASE IF EXISTS {SqlName.Quote(name)} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_an_error_with_the_servers_words_and_a_hint()
    {
        await using var role = await TestRole.CreateAsync(postgres, "LOGIN CREATEDB");
        var manifest = await _scene.BackUpAsync(await postgres.CreateDatabaseAsync("CREATE EXTENSION dblink; CREATE TABLE t ()"));
        var name = $"{manifest.Database}_own";

        var e = await Assert.ThrowsAsync<RestoreFailedException>(() => _scene.RestoreAsync(manifest, _scene.Options(role.Url("postgres")) with { Create = name }));

        Assert.Contains("permission denied to create extension \"dblink\"", e.Message, StringComparison.Ordinal);
        Assert.Contains("administrator", e.Hint, StringComparison.Ordinal);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(postgres.Server.Url(), $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')"));
        Assert.Equal([false], (await _scene.JournalAsync(manifest.Database, "restore")).Select(j => j.Passed));
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task An_extension_that_the_target_lacks_is_refused_before_anything_is_touched()
    {
        var manifest = await _scene.BackUpAsync(await postgres.CreateDatabaseAsync("CREATE TABLE t ()"));
        var inventory = await _scene.InventoryAsync(manifest);
        var json = CanonicalJson.Write(inventory with { Extensions = [new ExtensionEntry("not_there", "1", "public")] });
        manifest = await _scene.ReplaceAsync(manifest, BackupFiles.Inventory, json);
        var target = await postgres.CreateDatabaseAsync();

        var e = await Assert.ThrowsAsync<RefusedException>(() => _scene.RestoreAsync(manifest, target));

        Assert.Equal("The target's server lacks the extensions not_there.", e.Message);
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(target, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }
}
