using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>A place that keeps objects: a local directory, or a bucket.</summary>
/// <remarks>An object is either whole or not there. None is ever overwritten. What a class of backups needs (storage class,
/// lock) a store reads from the first segment of the key.</remarks>
public interface IObjectStore
{
    /// <summary>Where this is, without credentials; for people and for journals.</summary>
    StoreUrl Url { get; }

    /// <summary>Stores a stream to its end. When this returns, the object is durable; when it throws, it does not exist.</summary>
    /// <param name="key">The new object's name.</param>
    /// <param name="content">Read to its end; a read that throws leaves no object behind. Not disposed here.</param>
    /// <param name="cancellationToken">Ends the upload and removes what was sent.</param>
    /// <exception cref="ObjectExistsException">There is an object of that name; it was left as it is.</exception>
    /// <exception cref="UnreachableException">The store cannot be reached, is read-only, or is full.</exception>
    Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>What is known of an object; null when there is none of that name.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Every object under a folder, at any depth, ordered by key, not loaded all at once.</summary>
    /// <param name="folder">Without a slash at the end; empty for the whole store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<StoredObject> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The names (one segment, no slash) of the folders directly under a folder, in ordinal order.</summary>
    /// <param name="folder">Without a slash at the end; empty for the root.</param>
    /// <param name="after">Only names behind this one, which cost no request for those before; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<string> ListFoldersAsync(string folder, string? after, CancellationToken cancellationToken);

    /// <summary>Removes an object; one that is not there is no error. A bucket with versions hides it.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LockedException">It is held; a bucket with versions hides it all the same.</exception>
    Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Removes an object with every version of it, for good.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LockedException">It is held or locked; nothing of it was removed.</exception>
    Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>What keeps an object from being removed; nothing does where there is no such object.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken);

    /// <summary>Puts a legal hold on an object, or lifts it; to do so twice is no error.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="held">Whether it is to be held.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken);

    /// <summary>Proves that objects can be stored here, by storing one outside every listing and removing it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnreachableException">It cannot be reached, is read-only, or is full.</exception>
    Task CheckWritableAsync(CancellationToken cancellationToken);
}
