using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Backup;

public sealed class LockLimitTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string ThreeThousandTables = "SELECT format('CREATE TABLE t%s (id int)', g) FROM generate_series(1, 3000) g";

    [Fact]
    public async Task Thousands_of_tables_need_a_lock_table_that_holds_them()
    {
        await using var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            BinFolder = SharedPostgres.BinFolder,
            Tls = false,
            Settings = new Dictionary<string, string> { ["max_locks_per_transaction"] = "10", ["max_connections"] = "20" },
        }, CancellationToken.None);
        await FillAsync(server.Url());
        using var scene = new BackupScene(server.Url());

        var error = await Assert.ThrowsAnyAsync<PmoException>(() => scene.RunAsync());

        Assert.Equal(ExitCode.Refused, error.ExitCode);
        Assert.Contains("lock table is too small", error.Message, StringComparison.Ordinal);
        Assert.Contains("max_locks_per_transaction", error.Hint, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task Thousands_of_tables_are_backed_up_where_there_are_locks_enough()
    {
        var url = await postgres.CreateDatabaseAsync();
        await FillAsync(url);
        using var scene = new BackupScene(url);

        Assert.Equal(3000, (await scene.RunAsync()).Manifest.Totals.Tables);
    }

    private static async Task FillAsync(DatabaseUrl url)
    {
        await using var connection = await PostgresFixture.OpenAsync(url);
        var statements = await connection.ListAsync(ThreeThousandTables, row => row.GetString(0), CancellationToken.None);
        foreach (var some in statements.Chunk(100))
            await connection.ExecuteAsync(string.Join(';', some), CancellationToken.None);
    }
}
