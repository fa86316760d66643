using PmoBackup.Catalog;
using PmoBackup.Drill;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Tests.Restore;

namespace PmoBackup.Tests.Drill;

/// <summary>A small platform with roles and one row that is an hour old, and a backup of it.</summary>
public sealed class DrillFixture : IAsyncLifetime
{
    private TestRole? _application;
    private TestRole? _stranger;

    public PostgresFixture Postgres { get; } = new();

    public StoreScene Scene { get; } = new();

    public DatabaseUrl Source { get; private set; } = new() { User = "", Database = "" };

    public string Application => _application!.Name;

    public string ApplicationPassword => _application!.Password;

    public string Stranger => _stranger!.Name;

    public string StrangerPassword => _stranger!.Password;

    public string Sql => SmallPlatform.Sql + $"""
        CREATE TABLE event (id integer, "createdAt" timestamptz); INSERT INTO event VALUES (1, now() - interval '1 hour'), (2, now() - interval '9 days'), (3, NULL);
        GRANT SELECT ON event, project, note, "User" TO {Application}; GRANT SELECT ("email") ON "User" TO {Stranger};
        """;

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        _application = await TestRole.CreateAsync(Postgres, "LOGIN");
        _stranger = await TestRole.CreateAsync(Postgres, "LOGIN");
        Source = await Postgres.CreateDatabaseAsync(Sql);
    }

    public async Task DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await _application!.DisposeAsync();
        await _stranger!.DisposeAsync();
        Scene.Dispose();
    }

    internal async Task<DrillResult> DrillAsync(Manifest manifest, DrillOptions options, IDatabaseHost? host = null)
    {
        var watched = new WatchedHost(host ?? new ServerHost(Postgres.Server.Url()));
        try
        {
            return await new DrillJob(Scene.Store, watched, TimeProvider.System, StoreScene.Variable).RunAsync(
                manifest, options with { Jobs = 2, TemporaryFolder = Scene.Temporary }, null, CancellationToken.None);
        }
        finally
        {
            if (watched.Made is { } made)
                await AssertGoneAsync(made);
            Scene.AssertNothingTemporaryIsLeft();
        }
    }

    internal async Task AssertGoneAsync(DatabaseUrl made)
    {
        if (made.Database.StartsWith("pmo_drill_", StringComparison.Ordinal))
            Assert.False(await PostgresFixture.ScalarAsync<bool>(Postgres.Server.Url(), $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{made.Database}')"));
        else
            Assert.False(Directory.Exists(Path.GetDirectoryName(made.SslRootCertificate)));
    }
}
