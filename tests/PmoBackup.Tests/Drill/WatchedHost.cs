using PmoBackup.Catalog;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Drill;

/// <summary>A host that remembers what was made on it, to see that it is gone.</summary>
internal sealed class WatchedHost(IDatabaseHost inner) : IDatabaseHost
{
    public DatabaseUrl? Made { get; private set; }

    public string Description => inner.Description;

    public async Task<ThrowawayDatabase> CreateAsync(SourceServer like, CancellationToken cancellationToken)
    {
        var database = await inner.CreateAsync(like, cancellationToken);
        Made = database.Url;
        return database;
    }
}
