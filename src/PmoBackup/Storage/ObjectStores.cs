using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>Opens the store that an address names.</summary>
public static class ObjectStores
{
    /// <summary>Opens a store; nothing is touched before the first call to it.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="clock">Says until when a bucket locks its objects; null for the system's.</param>
    /// <exception cref="UsageException">There is no store of that kind.</exception>
    public static IObjectStore Open(StoreUrl url, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme switch
        {
            "file" => new LocalStore(url),
            "s3" => new S3.S3Store(url, clock ?? TimeProvider.System),
            _ => throw new UsageException($"The store's address {url} has a scheme that is not supported."),
        };
    }

    /// <summary>Opens a store as it was at a time; what is put into it is put now.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="time">When.</param>
    /// <param name="clock">Says until when a bucket locks its objects; null for the system's.</param>
    /// <exception cref="UsageException">A store of that kind has no past.</exception>
    public static IObjectStore OpenAsOf(StoreUrl url, DateTimeOffset time, TimeProvider? clock = null) =>
        Open(url, clock) is S3.S3Store store ? store.AsOf(time) : throw new UsageException(
            $"The store {url} keeps no earlier versions of its objects.", "Leave out --as-of; only buckets with versions have a past.");
}
