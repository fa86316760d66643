using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Backup;

/// <summary>A real store that writes down every request, and lets a test step in before and after each.</summary>
internal sealed class ObservedStore(IObjectStore inner) : IObjectStore
{
    private int _calls;

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Called with the number of the request, 1 for the first, and its words, for instance <c>put daily/…</c>.</summary>
    public Action<int, string>? Before { get; set; }

    public Action<int, string>? After { get; set; }

    public StoreUrl Url => inner.Url;

    public Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken) =>
        ObserveAsync($"put {key}", () => inner.PutAsync(key, content, cancellationToken));

    public Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        ObserveAsync($"open {key}", () => inner.OpenReadAsync(key, cancellationToken));

    public Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) =>
        ObserveAsync($"find {key}", () => inner.FindAsync(key, cancellationToken));

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => ObserveAsync($"delete {key}", async () =>
    {
        await inner.DeleteAsync(key, cancellationToken);
        return true;
    });

    public Task CheckWritableAsync(CancellationToken cancellationToken) => ObserveAsync("check", async () =>
    {
        await inner.CheckWritableAsync(cancellationToken);
        return true;
    });

    public async IAsyncEnumerable<StoredObject> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = await ObserveAsync($"list {folder}", () => Task.FromResult(true));
        await foreach (var found in inner.ListAsync(folder, cancellationToken))
            yield return found;
    }

    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = await ObserveAsync($"folders {folder}", () => Task.FromResult(true));
        await foreach (var found in inner.ListFoldersAsync(folder, after, cancellationToken))
            yield return found;
    }

    public Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) => inner.FindProtectionAsync(key, cancellationToken);

    public Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken) => inner.SetHoldAsync(key, held, cancellationToken);

    public Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken) => ObserveAsync($"purge {key}", async () =>
    {
        await inner.PurgeAsync(key, cancellationToken);
        return true;
    });

    private async Task<T> ObserveAsync<T>(string words, Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        Calls.Enqueue(words);
        Before?.Invoke(number, words);
        var result = await call();
        After?.Invoke(number, words);
        return result;
    }
}
