using System.Runtime.CompilerServices;
using Amazon.S3.Model;

namespace PmoBackup.Storage.S3;

/// <summary>All that a bucket with versions still has.</summary>
/// <param name="connection">The way to it.</param>
/// <param name="names">Its names.</param>
internal sealed class S3Versions(S3Connection connection, S3Names names)
{
    /// <summary>Every version in a folder, by key, the newest of each first.</summary>
    public IAsyncEnumerable<S3Version> ListAsync(string folder, CancellationToken cancellationToken) =>
        ReadAsync(names.PrefixOf(folder), cancellationToken);

    /// <summary>Every version of one object, the newest first.</summary>
    public async IAsyncEnumerable<S3Version> ListAsync(ObjectKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var version in ReadAsync(names.Of(key), cancellationToken))
        {
            // The prefix of a listing is that of longer names too, which come later.
            if (version.Key != key)
                yield break;
            yield return version;
        }
    }

    /// <summary>The folders directly below one that have any version at all, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> FoldersAsync(string folder, CancellationToken cancellationToken)
    {
        var prefixes = new List<string>();
        await foreach (var page in PagesAsync(names.PrefixOf(folder), "/", cancellationToken))
            prefixes.AddRange(page.CommonPrefixes ?? []);
        return names.FoldersOf(folder, prefixes);
    }

    private async IAsyncEnumerable<S3Version> ReadAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(prefix, null, cancellationToken))
        {
            foreach (var found in page.Versions ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (names.KeyOf(found.Key) is { } key)
                    yield return new S3Version(key, found.VersionId, new DateTimeOffset(found.LastModified!.Value.ToUniversalTime(), TimeSpan.Zero), found.Size ?? 0, found.IsDeleteMarker == true);
            }
        }
    }

    private async IAsyncEnumerable<ListVersionsResponse> PagesAsync(string prefix, string? delimiter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = connection.Address.Bucket, Prefix = prefix, Delimiter = delimiter };
        while (true)
        {
            var page = await connection.CallAsync("list versions", (s3, token) => s3.ListVersionsAsync(request, token), 0, cancellationToken);
            yield return page;
            if (page.IsTruncated != true)
                yield break;
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
    }
}
