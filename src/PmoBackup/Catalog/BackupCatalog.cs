using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>The backups in a store. What has no manifest is not a backup.</summary>
/// <param name="store">The store.</param>
public sealed class BackupCatalog(IObjectStore store)
{
    // A manifest names files and figures; a hundred thousand files fit well below this.
    private const int MaximumManifestBytes = 64 * 1024 * 1024;

    /// <summary>The store.</summary>
    public IObjectStore Store { get; } = store;

    /// <summary>Every database that has a folder, by class. Costs one request and one more for each class.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<(string Class, string Database)> ListDatabasesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var className in Store.ListFoldersAsync("", cancellationToken))
        {
            if (className is KeyLayout.JournalRoot or KeyLayout.RecordsRoot || !KeyLayout.IsClassName(className))
                continue;
            await foreach (var segment in Store.ListFoldersAsync(className, cancellationToken))
            {
                if (KeyLayout.DecodeDatabase(segment) is { } database)
                    yield return (className, database);
            }
        }
    }

    /// <summary>Every backup folder of a class and database, newest first, whether or not it has a manifest.</summary>
    /// <param name="className">The class.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<BackupAddress> ListFoldersAsync(
        string className, string database, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = KeyLayout.DatabaseFolder(className, database);
        foreach (var month in await ReversedAsync(folder, cancellationToken))
        {
            foreach (var name in await ReversedAsync($"{folder}/{month}", cancellationToken))
            {
                if (BackupId.TryParse(name, out var id) && id.Month == month)
                    yield return new BackupAddress(className, database, id);
            }
        }
    }

    /// <summary>Every backup. A damaged manifest is told among the problems, and hides no other backup.</summary>
    /// <param name="database">Only this database; null for all.</param>
    /// <param name="className">Only this class; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CatalogListing> ListAsync(string? database, string? className, CancellationToken cancellationToken)
    {
        var found = new List<Manifest>();
        var incomplete = new List<BackupAddress>();
        var problems = new List<string>();
        await foreach (var (oneClass, oneDatabase) in ListDatabasesAsync(cancellationToken))
        {
            if ((database ?? oneDatabase) != oneDatabase || (className ?? oneClass) != oneClass)
                continue;
            await foreach (var address in ListFoldersAsync(oneClass, oneDatabase, cancellationToken))
            {
                try
                {
                    if (await TryReadAsync(address, cancellationToken) is { } manifest)
                        found.Add(manifest);
                    else
                        incomplete.Add(address);
                }
                catch (PmoException e) when (e.ExitCode is ExitCode.Corrupted or ExitCode.Refused)
                {
                    problems.Add(e.Message);
                }
            }
        }
        return new CatalogListing([.. found.OrderByDescending(m => m.Id)], incomplete, problems);
    }

    /// <summary>The newest backup of a class and database; null when there is none.</summary>
    /// <param name="className">The class.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Manifest?> FindNewestAsync(string className, string database, CancellationToken cancellationToken)
    {
        await foreach (var address in ListFoldersAsync(className, database, cancellationToken))
        {
            if (await TryReadAsync(address, cancellationToken) is { } manifest)
                return manifest;
        }
        return null;
    }

    /// <summary>Finds one backup.</summary>
    /// <param name="idOrLatest">An id, or <c>latest</c>.</param>
    /// <param name="database">Only this database; null when the store has one only, or the id says enough.</param>
    /// <param name="className">Only this class; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UsageException">There is no such backup, or <c>latest</c> of several databases was meant.</exception>
    public async Task<Manifest> FindAsync(
        string idOrLatest, string? database, string? className, CancellationToken cancellationToken)
    {
        var id = idOrLatest == "latest" ? (BackupId?)null : BackupId.Parse(idOrLatest);
        var places = new List<(string Class, string Database)>();
        await foreach (var place in ListDatabasesAsync(cancellationToken))
        {
            if ((database ?? place.Database) == place.Database && (className ?? place.Class) == place.Class)
                places.Add(place);
        }
        var databases = places.Select(p => p.Database).Distinct().Order(StringComparer.Ordinal).ToList();
        if (id is null && databases.Count > 1)
            throw new UsageException($"The store has backups of several databases: {string.Join(", ", databases)}.", "Say which one with --database NAME.");
        Manifest? newest = null;
        foreach (var (oneClass, oneDatabase) in places)
        {
            var manifest = id is { } wanted
                ? await TryReadAsync(new BackupAddress(oneClass, oneDatabase, wanted), cancellationToken)
                : await FindNewestAsync(oneClass, oneDatabase, cancellationToken);
            if (manifest is not null && (newest is null || manifest.Id.CompareTo(newest.Id) > 0))
                newest = manifest;
        }
        return newest ?? throw new UsageException(
            id is null ? $"The store {Store.Url} has no backup{(database is null ? "" : $" of {database}")}." : $"The store {Store.Url} has no backup {id}.",
            id is null ? "Take one: pmo-backup backup --class daily" : "Type 'pmo-backup list' to see the ids.");
    }

    /// <summary>Reads a manifest; null when the folder has none.</summary>
    /// <param name="address">Where to look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CorruptedException">There is one, and it is damaged.</exception>
    public async Task<Manifest?> TryReadAsync(BackupAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var key = KeyLayout.ManifestKey(address.Class, address.Database, address.Id);
        if (await Store.TryReadAllAsync(key, MaximumManifestBytes, cancellationToken) is not { } json)
            return null;
        return ManifestDocument.Read(json, address);
    }

    /// <summary>Reads the inventory of a backup, checked against the manifest.</summary>
    /// <param name="manifest">The backup's manifest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CorruptedException">It is missing or damaged.</exception>
    public async Task<Inventory> ReadInventoryAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var file = manifest.Files.SingleOrDefault(f => f.Path == BackupFiles.Inventory)
            ?? throw new CorruptedException($"The manifest of backup {manifest.Id} names no inventory.");
        var json = await Store.TryReadAllAsync(BackupFiles.Key(manifest, file.Path), int.MaxValue, cancellationToken);
        if (json is null || Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)) != file.Sha256)
            throw new CorruptedException($"The inventory of backup {manifest.Id} is {(json is null ? "missing" : "not what the manifest says")}.",
                "Nothing was touched. Use another backup.");
        return CanonicalJson.Read<Inventory>(json);
    }

    private async Task<IReadOnlyList<string>> ReversedAsync(string folder, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListFoldersAsync(folder, cancellationToken))
            names.Add(name);
        names.Reverse();
        return names;
    }
}
