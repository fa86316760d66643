using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>Short forms for small objects.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Stores a small object from memory.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The new object's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task PutAsync(this IObjectStore store, ObjectKey key, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var stream = new MemoryStream(content, writable: false);
        await store.PutAsync(key, stream, cancellationToken);
    }

    /// <summary>The names of all folders directly under a folder, in ordinal order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">Without a slash at the end; empty for the root.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static IAsyncEnumerable<string> ListFoldersAsync(this IObjectStore store, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ListFoldersAsync(folder, null, cancellationToken);
    }

    /// <summary>Reads a small object into memory; null when there is none of that name.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">Its name.</param>
    /// <param name="maximumBytes">More than this is not read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CorruptedException">It is larger than it can rightly be.</exception>
    public static async Task<byte[]?> TryReadAllAsync(
        this IObjectStore store, ObjectKey key, long maximumBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        Stream content;
        try
        {
            content = await store.OpenReadAsync(key, cancellationToken);
        }
        catch (ObjectNotFoundException)
        {
            return null;
        }
        await using (content)
        {
            using var copy = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (copy.Length + read > maximumBytes)
                    throw new CorruptedException($"The object '{key}' is larger than the {maximumBytes:N0} bytes that it can rightly have.");
                copy.Write(buffer, 0, read);
            }
            return copy.ToArray();
        }
    }
}
