using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>Opens the store that an address names.</summary>
public static class ObjectStores
{
    /// <summary>Opens a store; nothing is touched before the first call to it.</summary>
    /// <param name="url">Where it is.</param>
    /// <exception cref="UsageException">There is no store of that kind.</exception>
    public static IObjectStore Open(StoreUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme switch
        {
            "file" => new LocalStore(url),
            _ => throw new UsageException($"The store's address {url} has a scheme that is not supported."),
        };
    }
}
