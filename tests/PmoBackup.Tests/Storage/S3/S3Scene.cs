using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>Stores in new buckets of the shared S3, and a look at what is in them.</summary>
internal static class S3Scene
{
    /// <summary>Retries that do not keep a test waiting.</summary>
    public static S3StoreOptions Quick { get; } = new() { Retries = 3, RetryDelay = TimeSpan.FromMilliseconds(10) };

    public static async Task<S3Store> OpenAsync(
        string settings, bool locked = false, string prefix = "", S3StoreOptions? options = null, Uri? endpoint = null, TimeProvider? clock = null, string? bucket = null, string profile = "writer")
    {
        endpoint ??= await SharedS3.GetAsync();
        bucket ??= await SharedS3.MakeBucketAsync(locked);
        var url = StoreUrl.Parse($"s3://{bucket}/{prefix}?endpoint={endpoint}&profile={profile}{(settings.Length == 0 ? "" : "&" + settings)}");
        return new S3Store(url, clock ?? TimeProvider.System, options ?? Quick);
    }

    public static string BucketOf(IObjectStore store) => S3Address.Of(store.Url).Bucket;

    public static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    public static async Task<byte[]> ReadAsync(IObjectStore store, ObjectKey key)
    {
        await using var stream = await store.OpenReadAsync(key, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Uploads that were begun and neither ended nor given up.</summary>
    public static async Task<IReadOnlyList<string>> UploadsAsync(IObjectStore store)
    {
        using var client = await SharedS3.ClientAsync();
        var response = await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = BucketOf(store) });
        return [.. (response.MultipartUploads ?? []).Select(u => u.Key)];
    }

    public static async Task SetDefaultRetentionAsync(IObjectStore store, ObjectLockRetentionMode mode)
    {
        using var client = await SharedS3.ClientAsync();
        await client.PutObjectLockConfigurationAsync(new PutObjectLockConfigurationRequest
        {
            BucketName = BucketOf(store),
            ObjectLockConfiguration = new ObjectLockConfiguration
            {
                ObjectLockEnabled = ObjectLockEnabled.Enabled,
                Rule = new ObjectLockRule { DefaultRetention = new DefaultRetention { Mode = mode, Days = 1 } },
            },
        });
    }
}
