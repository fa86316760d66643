using System.Runtime.CompilerServices;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>The backups in a store. What has no manifest is not a backup.</summary>
/// <param name="store">The store.</param>
public sealed class BackupCatalog(IObjectStore store)
{
    // A manifest names files and figures; a hundred thousand files fit well below this.
    private const int MaximumManifestBytes = 64 * 1024 * 1024;

    // Most of a read is waiting for the store.
    private const int ParallelReads = 16;

    /// <summary>The store.</summary>
    public IObjectStore Store { get; } = store;

    /// <summary>Every database that has a folder, by class. Costs one request and one more for each class.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<(string Class, string Database)> ListDatabasesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
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
    /// <param name="since">Only those from this time on; what is older costs no request. Null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<BackupAddress> ListFoldersAsync(
        string className, string database, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = since is { } time ? KeyLayout.MonthOf(time) : null;
        foreach (var month in await ReversedAsync(KeyLayout.DatabaseFolder(className, database), null, cancellationToken))
        {
            if (string.CompareOrdinal(month, first) < 0)
                yield break;
            var after = month == first ? BackupId.Before(since!.Value) : null;
            foreach (var address in await ListMonthAsync(className, database, month, after, cancellationToken))
                yield return address;
        }
    }

    /// <summary>Every backup, whatever its age.</summary>
    /// <inheritdoc cref="ListAsync(string?, string?, DateTimeOffset?, CancellationToken)"/>
    public Task<CatalogListing> ListAsync(string? database, string? className, CancellationToken cancellationToken) =>
        ListAsync(database, className, null, cancellationToken);

    /// <summary>Every backup. A damaged manifest is told among the problems, and hides no other backup.</summary>
    /// <param name="database">Only this database; null for all.</param>
    /// <param name="className">Only this class; null for all.</param>
    /// <param name="since">Only those from this time on; what is older costs no request. Null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CatalogListing> ListAsync(string? database, string? className, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var addresses = new List<BackupAddress>();
        await foreach (var (oneClass, oneDatabase) in ListDatabasesAsync(cancellationToken))
        {
            if ((database ?? oneDatabase) != oneDatabase || (className ?? oneClass) != oneClass)
                continue;
            await foreach (var address in ListFoldersAsync(oneClass, oneDatabase, since, cancellationToken))
                addresses.Add(address);
        }
        var manifests = new Manifest?[addresses.Count];
        var problems = new string?[addresses.Count];
        await Parallel.ForAsync(0, addresses.Count, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken }, async (i, token) =>
        {
            try
            {
                manifests[i] = await TryReadAsync(addresses[i], token);
            }
            catch (PmoException e) when (e.ExitCode is ExitCode.Corrupted or ExitCode.Refused)
            {
                problems[i] = e.Message;
            }
        });
        return new CatalogListing(
            [.. manifests.OfType<Manifest>().OrderByDescending(m => m.Id)],
            [.. addresses.Where((_, i) => manifests[i] is null && problems[i] is null)],
            [.. problems.OfType<string>()]);
    }

    /// <summary>The newest backup of a class and database; null when there is none.</summary>
    /// <inheritdoc cref="FindNewestAsync(string, string, DateTimeOffset?, CancellationToken)"/>
    public Task<Manifest?> FindNewestAsync(string className, string database, CancellationToken cancellationToken) =>
        FindNewestAsync(className, database, null, cancellationToken);

    /// <summary>The newest backup of a class and database; null when there is none.</summary>
    /// <param name="className">The class.</param>
    /// <param name="database">The database.</param>
    /// <param name="recent">Where to look first, so that a month of many backups need not be listed; null for nowhere.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Manifest?> FindNewestAsync(string className, string database, DateTimeOffset? recent, CancellationToken cancellationToken)
    {
        foreach (var month in await ReversedAsync(KeyLayout.DatabaseFolder(className, database), null, cancellationToken))
        {
            // First what is young in a young month, then all of the month.
            string?[] starts = recent is { } time && string.CompareOrdinal(month, KeyLayout.MonthOf(time)) >= 0 ? [BackupId.Before(time), null] : [null];
            foreach (var start in starts)
            {
                foreach (var address in await ListMonthAsync(className, database, month, start, cancellationToken))
                {
                    if (await TryReadAsync(address, cancellationToken) is { } manifest)
                        return manifest;
                }
            }
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
                : await FindNewestAsync(oneClass, oneDatabase, null, cancellationToken);
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

    private async Task<IReadOnlyList<BackupAddress>> ListMonthAsync(
        string className, string database, string month, string? after, CancellationToken cancellationToken)
    {
        var found = new List<BackupAddress>();
        foreach (var name in await ReversedAsync($"{KeyLayout.DatabaseFolder(className, database)}/{month}", after, cancellationToken))
        {
            if (BackupId.TryParse(name, out var id) && id.Month == month)
                found.Add(new BackupAddress(className, database, id));
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> ReversedAsync(string folder, string? after, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListFoldersAsync(folder, after, cancellationToken))
            names.Add(name);
        names.Reverse();
        return names;
    }
}
