using System.Runtime.CompilerServices;
using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>Objects as files below a directory: folders with mode 0700, files with mode 0600, made like that.</summary>
/// <remarks>The root comes into being with the first put; until then the store is empty. Only the root may be a symbolic link:
/// one on the way to a key is refused with a <see cref="RefusedException"/>, and is not listed. An object and a folder cannot
/// have the same name, which is refused too. Files that no key can name, and what is not a file, are not listed.</remarks>
/// <param name="url">Where the root is.</param>
public sealed class LocalStore(StoreUrl url) : IObjectStore
{
    private const int MaximumAttempts = 100;

    /// <inheritdoc/>
    public StoreUrl Url => url;

    /// <inheritdoc/>
    public async Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var root = Folder.MakeRoot(url.Path);
            // Publishing refuses too; asked here as well, because an upload takes long.
            if (Find(root, key) is not null)
                throw new ObjectExistsException(key);
            using var draft = Draft.Begin(root);
            await draft.FillAsync(content, cancellationToken);
            var status = await Task.Run(draft.Seal, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(() => Publish(root, key, draft), CancellationToken.None);
            return Describe(key, status);
        }
        catch (SystemCallException e)
        {
            throw LocalStoreFailure.Of(url, $"store '{key}'", e);
        }
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        RunAsync<Stream>($"open '{key}'", () => OpenRead(key), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) =>
        RunAsync($"look for '{key}'", () =>
        {
            using var root = Folder.OpenRoot(url.Path);
            return root is not null && Find(root, key) is { } status ? Describe(key, status) : null;
        }, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listing = await RunAsync($"list '{folder}'", () => LocalListing.Open(url, folder), cancellationToken);
        await foreach (var found in listing.ObjectsAsync(cancellationToken))
            yield return found;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFoldersAsync(
        string folder, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listing = await RunAsync($"list '{folder}'", () => LocalListing.Open(url, folder), cancellationToken);
        await foreach (var name in listing.FoldersAsync(cancellationToken))
        {
            if (string.CompareOrdinal(name, after) > 0)
                yield return name;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => RunAsync($"delete '{key}'", () =>
    {
        using var root = Folder.OpenRoot(url.Path);
        using var chain = root is null ? null : FolderChain.Open(root, FoldersOf(key));
        if (chain?.Last.Find(key.Name) is not { } status)
            return false;
        if (status.IsReadOnly)
            throw new LockedException(key, new Protection(Held: true, null));
        chain.Last.Remove(key.Name);
        // Deletions survive in the order in which they were asked for: a manifest goes before its files.
        chain.Last.Synchronize();
        chain.RemoveEmpty();
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken) => DeleteAsync(key, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A file that nobody may write is held.</remarks>
    public Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) =>
        RunAsync($"look at '{key}'", () =>
        {
            using var root = Folder.OpenRoot(url.Path);
            return root is not null && Find(root, key) is { IsReadOnly: true } ? new Protection(Held: true, null) : Protection.None;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken) =>
        RunAsync($"{(held ? "hold" : "release")} '{key}'", () =>
        {
            using var file = OpenRead(key);
            File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | (held ? UnixFileMode.None : UnixFileMode.UserWrite));
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Also removes temporary files that are older than 48 hours, which only a killed process leaves behind.</remarks>
    public async Task CheckWritableAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var root = Folder.MakeRoot(url.Path);
            using var draft = Draft.Begin(root);
            using var content = new MemoryStream(new byte[4096]);
            await draft.FillAsync(content, cancellationToken);
            var status = draft.Seal();
            draft.Rehearse();
            draft.RemoveStale(status.ModifiedAt);
        }
        catch (SystemCallException e)
        {
            throw LocalStoreFailure.Of(url, "be written to", e);
        }
    }

    private static string[] FoldersOf(ObjectKey key) => key.Text.Split('/')[..^1];

    private static StoredObject Describe(ObjectKey key, FileStatus status) => new(key, status.SizeBytes, status.ModifiedAt);

    private static FileStatus? Find(Folder root, ObjectKey key)
    {
        using var chain = FolderChain.Open(root, FoldersOf(key));
        return chain?.Last.Find(key.Name);
    }

    private static void Publish(Folder root, ObjectKey key, Draft draft)
    {
        // A folder may vanish under us when somebody deletes the last object in it.
        for (var attempt = 0; attempt < MaximumAttempts; attempt++)
        {
            using var chain = FolderChain.Make(root, FoldersOf(key));
            var outcome = chain is null ? Libc.NoEntry : draft.Publish(chain.Last, key.Name);
            if (outcome == Libc.Exists)
            {
                throw chain!.Last.Status(key.Name) is { IsFolder: true }
                    ? LocalStoreFailure.FolderInTheWay(key)
                    : new ObjectExistsException(key);
            }
            if (outcome == Libc.NoEntry)
                continue;
            try
            {
                chain!.Synchronize();
            }
            catch (SystemCallException)
            {
                chain!.Last.Remove(key.Name);
                throw;
            }
            return;
        }
        throw new SystemCallException(Libc.NoEntry);
    }

    private FileStream OpenRead(ObjectKey key)
    {
        using var root = Folder.OpenRoot(url.Path);
        using var chain = root is null ? null : FolderChain.Open(root, FoldersOf(key));
        var file = chain?.Last.OpenFile(key.Name) ?? throw new ObjectNotFoundException(key, url);
        _ = Libc.Advise(file, 0, 0, Libc.AdviseSequential);
        return new FileStream(file, FileAccess.Read, bufferSize: 0, file.IsAsync);
    }

    private async Task<T> RunAsync<T>(string action, Func<T> function, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(function, cancellationToken);
        }
        catch (SystemCallException e)
        {
            throw LocalStoreFailure.Of(url, action, e);
        }
    }
}
