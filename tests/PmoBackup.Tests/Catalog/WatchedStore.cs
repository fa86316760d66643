using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Catalog;

/// <summary>A store that notes what is deleted, and fails when a test says so.</summary>
internal sealed class WatchedStore(IObjectStore inner) : IObjectStore
{
    public List<string> Deleted { get; } = [];

    /// <summary>Asked before each deletion, with how many there were; true lets it fail.</summary>
    public Func<int, bool> Fails { get; init; } = _ => false;

    /// <summary>Called before each deletion.</summary>
    public Func<string, Task> BeforeDelete { get; init; } = _ => Task.CompletedTask;

    public StoreUrl Url => inner.Url;

    public Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken) =>
        inner.PutAsync(key, content, cancellationToken);

    public Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken) => inner.OpenReadAsync(key, cancellationToken);

    public Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public IAsyncEnumerable<StoredObject> ListAsync(string folder, CancellationToken cancellationToken) =>
        inner.ListAsync(folder, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? after, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, after, cancellationToken);

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => RemoveAsync(key, () => inner.DeleteAsync(key, cancellationToken));

    public Task CheckWritableAsync(CancellationToken cancellationToken) => inner.CheckWritableAsync(cancellationToken);

    public Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) => inner.FindProtectionAsync(key, cancellationToken);

    public Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken) => inner.SetHoldAsync(key, held, cancellationToken);

    public Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken) => RemoveAsync(key, () => inner.PurgeAsync(key, cancellationToken));

    private async Task RemoveAsync(ObjectKey key, Func<Task> remove)
    {
        await BeforeDelete(key.Text);
        if (Fails(Deleted.Count))
            throw new UnreachableException("The store is gone.", "Bring it back.");
        await remove();
        Deleted.Add(key.Text);
    }
}
