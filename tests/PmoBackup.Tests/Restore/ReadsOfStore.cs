using System.Collections.Concurrent;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Restore;

/// <summary>A store that remembers what was read from it.</summary>
internal sealed class ReadsOfStore(IObjectStore inner) : IObjectStore
{
    public ConcurrentBag<string> Keys { get; } = [];

    public StoreUrl Url => inner.Url;

    public Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        Keys.Add(key.Text);
        return inner.OpenReadAsync(key, cancellationToken);
    }

    public Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken) => inner.PutAsync(key, content, cancellationToken);

    public Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public IAsyncEnumerable<StoredObject> ListAsync(string folder, CancellationToken cancellationToken) => inner.ListAsync(folder, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? after, CancellationToken cancellationToken) => inner.ListFoldersAsync(folder, after, cancellationToken);

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => inner.DeleteAsync(key, cancellationToken);

    public Task CheckWritableAsync(CancellationToken cancellationToken) => inner.CheckWritableAsync(cancellationToken);

    public Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) => inner.FindProtectionAsync(key, cancellationToken);

    public Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken) => inner.SetHoldAsync(key, held, cancellationToken);

    public Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken) => inner.PurgeAsync(key, cancellationToken);
}
