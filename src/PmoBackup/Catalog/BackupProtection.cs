using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>What keeps backups from being removed.</summary>
public static class BackupProtection
{
    private const int Parallelism = 16;

    /// <summary>Asks the store about each backup's manifest, whose lock is the last to end. Costs a request each.</summary>
    /// <param name="store">The store.</param>
    /// <param name="backups">The backups.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In the order of the backups.</returns>
    public static async Task<IReadOnlyList<Protection>> ReadAllAsync(
        IObjectStore store, IReadOnlyList<Manifest> backups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(backups);
        var found = new Protection[backups.Count];
        await Parallel.ForAsync(0, backups.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (i, token) =>
            found[i] = await store.FindProtectionAsync(KeyLayout.ManifestKey(backups[i].Class, backups[i].Database, backups[i].Id), token));
        return found;
    }
}
