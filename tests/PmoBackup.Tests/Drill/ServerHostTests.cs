using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Tests.Restore;

namespace PmoBackup.Tests.Drill;

public sealed class ServerHostTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    [Fact]
    public async Task Its_database_has_the_sources_encoding_and_is_dropped_although_somebody_is_connected()
    {
        var host = new ServerHost(small.Postgres.Server.Url());
        var like = small.Manifest.Source with { Encoding = "LATIN1", Collate = "no_SUCH", CType = "no_SUCH" };

        var database = await host.CreateAsync(like, CancellationToken.None);
        await using var session = await PostgresFixture.OpenAsync(database.Url);
        Assert.Equal("LATIN1", await PostgresFixture.ScalarAsync<string>(database.Url, "SHOW server_encoding"));
        await database.DisposeAsync();

        Assert.StartsWith("pmo_drill_", database.Url.Database, StringComparison.Ordinal);
        Assert.False(database.OwnsServer);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(small.Postgres.Server.Url(), $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{database.Url.Database}')"));
    }

    [Fact]
    public async Task A_server_that_vanished_before_the_database_could_be_dropped_is_told_with_what_to_type()
    {
        await using var server = await LocalServer.StartAsync(new LocalServerOptions { BinFolder = SharedPostgres.BinFolder }, CancellationToken.None);
        var database = await new ServerHost(server.Url()).CreateAsync(small.Manifest.Source, CancellationToken.None);
        await server.DisposeAsync();

        var e = await Assert.ThrowsAsync<PmoException>(() => database.DisposeAsync().AsTask());

        Assert.Equal(ExitCode.Unreachable, e.ExitCode);
        Assert.StartsWith($"The drill's database {database.Url.Database} could not be dropped: ", e.Message, StringComparison.Ordinal);
        Assert.Contains($"DROP DATABASE {database.Url.Database}", e.Hint, StringComparison.Ordinal);
    }
}
