using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Restore;

/// <summary>The small platform, and a backup of it that several tests read.</summary>
public sealed class SmallBackupFixture : IAsyncLifetime
{
    private Manifest? _manifest;
    private DatabaseUrl? _source;

    public PostgresFixture Postgres { get; } = new();

    public StoreScene Scene { get; } = new();

    public Manifest Manifest => _manifest!;

    public DatabaseUrl Source => _source!;

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        _source = await Postgres.CreateDatabaseAsync(SmallPlatform.Sql);
        _manifest = await Scene.BackUpAsync(_source);
    }

    public async Task DisposeAsync()
    {
        await Postgres.DisposeAsync();
        Scene.Dispose();
    }
}
