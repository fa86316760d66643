using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Backup;

public sealed class BackupDdlTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Tables = """
        CREATE TABLE client AS SELECT g AS id FROM generate_series(1, 100) g; CREATE TABLE project AS SELECT * FROM client;
        CREATE SEQUENCE numbers;
        """;

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task Ddl_waits_until_the_backup_is_done(string format)
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.DumpThenWait);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Format = format };
        var running = scene.RunAsync();
        await tools.StartedAsync();
        var statements = new[] { "TRUNCATE client", "DROP TABLE project", "ALTER SEQUENCE numbers RESTART 1000" };
        var connections = new List<NpgsqlConnection>();
        foreach (var _ in statements)
            connections.Add(await PostgresFixture.OpenAsync(scene.Options.Source));
        var ddl = connections.Zip(statements, (connection, statement) => connection.ExecuteAsync(statement, CancellationToken.None)).ToList();
        await Eventually.TrueAsync("they wait", async () => await PostgresFixture.ScalarAsync<long>(scene.Options.Source, """
            SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """) == 2);
        tools.LetGo();

        var inventory = await scene.Catalog.ReadInventoryAsync((await running).Manifest, CancellationToken.None);

        await Task.WhenAll(ddl);
        connections.ForEach(c => c.Dispose());
        Assert.Equal(["client 100", "project 100"], inventory.Tables.Select(t => $"{t.Name} {t.Rows}"));
        Assert.Equal(["numbers 1 False"], inventory.Sequences.Select(s => $"{s.Name} {s.LastValue} {s.IsCalled}"));
    }

    [Fact]
    public async Task Rows_and_sequences_that_change_meanwhile_leave_the_snapshot_alone()
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.WaitThenDump);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables)) { Variable = tools.Variable };
        var running = scene.RunAsync();
        await tools.StartedAsync();
        await PostgresFixture.ExecuteAsync(scene.Options.Source, """
            INSERT INTO client SELECT generate_series(1000, 1100); DELETE FROM client WHERE id < 50; CREATE TABLE late (id int);
            SELECT nextval('numbers') FROM generate_series(1, 10);
            """);
        tools.LetGo();

        var inventory = await scene.Catalog.ReadInventoryAsync((await running).Manifest, CancellationToken.None);

        Assert.Equal(["client 100", "project 100"], inventory.Tables.Select(t => $"{t.Name} {t.Rows}"));
        Assert.Equal(["numbers 10 True"], inventory.Sequences.Select(s => $"{s.Name} {s.LastValue} {s.IsCalled}"));
    }

    [Fact]
    public async Task A_backup_gives_way_to_ddl_that_has_waited_long_enough()
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.WaitThenDump);
        // A partitioned table has no rows to count, so that nobody but the session with the locks is in the way.
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync("CREATE TABLE client (id int) PARTITION BY RANGE (id)")) { Variable = tools.Variable };
        scene.Options = scene.Options with { YieldToDdl = TimeSpan.FromSeconds(1) };
        var running = scene.RunAsync();
        await tools.StartedAsync();
        await using var migration = await PostgresFixture.OpenAsync(scene.Options.Source);

        var ddl = migration.ExecuteAsync("ALTER TABLE client ADD COLUMN more int", CancellationToken.None);

        var error = await Assert.ThrowsAsync<BusyException>(() => running);
        await ddl;
        Assert.Contains($"process {migration.ProcessID} has waited", error.Message, StringComparison.Ordinal);
        Assert.Contains("AccessExclusiveLock on public.client", error.Message, StringComparison.Ordinal);
        Assert.Contains("--yield-to-ddl", error.Hint, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_migration_between_our_locks_and_those_of_pg_dump_is_let_through_and_the_backup_begins_again()
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.WaitThenDump);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables)) { Variable = tools.Variable };
        var running = scene.RunAsync();
        await tools.StartedAsync();
        await using var migration = await PostgresFixture.OpenAsync(scene.Options.Source);
        var altering = migration.ExecuteAsync("ALTER TABLE client ADD COLUMN added int", CancellationToken.None);
        await Eventually.TrueAsync("it waits", async () => await PostgresFixture.ScalarAsync<long>(scene.Options.Source, """
            SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """) == 1);
        // pg_dump now waits behind the migration, and the migration behind us.
        tools.LetGo();

        var result = await running;

        await altering;
        Assert.Equal(2, result.Attempts);
        var inventory = await scene.Catalog.ReadInventoryAsync(result.Manifest, CancellationToken.None);
        Assert.Equal(["id", "added"], inventory.Tables.Single(t => t.Name == "client").Columns);
    }

    [Fact]
    public async Task A_table_that_a_migration_holds_is_waited_for_no_longer_than_that_either()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables));
        scene.Options = scene.Options with { YieldToDdl = TimeSpan.FromSeconds(1) };
        await using var migration = await PostgresFixture.OpenAsync(scene.Options.Source);
        await migration.ExecuteAsync("BEGIN; LOCK TABLE client", CancellationToken.None);

        var error = await Assert.ThrowsAsync<BusyException>(() => scene.RunAsync());

        Assert.Contains("A lock could not be had", error.Message, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task Tables_that_come_and_go_do_not_break_it()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables));
        using var enough = new CancellationTokenSource();
        await using var connection = await PostgresFixture.OpenAsync(scene.Options.Source);
        var churning = Task.Run(async () =>
        {
            var rounds = 0;
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    await connection.ExecuteAsync("CREATE TABLE passing AS SELECT 1 AS id; ALTER TABLE passing ADD COLUMN more int", CancellationToken.None);
                    await connection.ExecuteAsync("TRUNCATE passing; DROP TABLE passing", CancellationToken.None);
                    rounds++;
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
                {
                    await connection.ExecuteAsync("DROP TABLE IF EXISTS passing", CancellationToken.None);
                }
            }
            return rounds;
        });
        try
        {
            for (var i = 0; i < 3; i++)
                Assert.InRange((await scene.RunAsync()).Manifest.Totals.Rows, 200, 201);
        }
        finally
        {
            await enough.CancelAsync();
            Assert.NotEqual(0, await churning);
        }
    }
}
