using System.Runtime.CompilerServices;

namespace PmoBackup.Storage;

/// <summary>A walk over a local store, one folder's names in memory at a time for each level. What comes or goes meanwhile may
/// be seen or not.</summary>
internal sealed class LocalListing : IDisposable
{
    private readonly StoreUrl _url;
    private readonly string _prefix;
    private readonly Folder? _root;
    private readonly FolderChain? _chain;

    private LocalListing(StoreUrl url, string folder)
    {
        (_url, _prefix) = (url, folder.Length == 0 ? "" : folder + '/');
        string[] names = folder.Length == 0 ? [] : new ObjectKey(folder).Text.Split('/');
        _root = Folder.OpenRoot(url.Path);
        try
        {
            _chain = _root is null ? null : FolderChain.Open(_root, names);
        }
        catch
        {
            _root?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the folder to walk over, which need not exist.</summary>
    /// <param name="url">The store.</param>
    /// <param name="folder">Empty for the root, otherwise of the shape of a key.</param>
    public static LocalListing Open(StoreUrl url, string folder) => new(url, folder);

    /// <summary>Every object below, by key.</summary>
    public IAsyncEnumerable<StoredObject> ObjectsAsync(CancellationToken cancellationToken) => _chain is null
        ? AsyncEnumerable.Empty<StoredObject>()
        : WalkAsync(_chain.Last, _prefix, cancellationToken);

    /// <summary>The folders directly below that have an object in them at any depth, as a bucket would say.</summary>
    public async IAsyncEnumerable<string> FoldersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_chain is null)
            yield break;
        var entries = await ReadAsync(_chain.Last, _prefix, cancellationToken);
        foreach (var name in entries.Where(IsFolder).Select(NameOf).Order(StringComparer.Ordinal))
        {
            using var inner = Try(_prefix, () => _chain.Last.OpenUnlessLink(name));
            if (inner is not null && await WalkAsync(inner, _prefix + name + '/', cancellationToken).AnyAsync(cancellationToken))
                yield return name;
        }
    }

    /// <summary>Closes the folders.</summary>
    public void Dispose()
    {
        _chain?.Dispose();
        _root?.Dispose();
    }

    private async IAsyncEnumerable<StoredObject> WalkAsync(
        Folder folder, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in await ReadAsync(folder, prefix, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsFolder(entry))
            {
                if (ObjectKey.IsValid(prefix + entry) && Try(prefix, () => folder.Status(entry)) is { IsFile: true } status)
                    yield return new StoredObject(new ObjectKey(prefix + entry), status.SizeBytes, status.ModifiedAt);
                continue;
            }
            using var inner = Try(prefix, () => folder.OpenUnlessLink(NameOf(entry)));
            if (inner is null)
                continue;
            await foreach (var found in WalkAsync(inner, prefix + entry, cancellationToken))
                yield return found;
        }
    }

    private static bool IsFolder(string entry) => entry[^1] == '/';

    private static string NameOf(string entry) => entry[..^1];

    private Task<string[]> ReadAsync(Folder folder, string prefix, CancellationToken cancellationToken) =>
        Task.Run(() => Try(prefix, folder.Read), cancellationToken);

    private T Try<T>(string prefix, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (SystemCallException e)
        {
            throw LocalStoreFailure.Of(_url, $"list '{prefix}'", e);
        }
    }
}
