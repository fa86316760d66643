using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>Objects in a bucket of S3 or of a service like it, below a prefix.</summary>
/// <remarks>No put overwrites: each is conditional. It carries what the class of its key says: storage class, lock, tags.</remarks>
public sealed class S3Store : IObjectStore
{
    private readonly S3Address _address;
    private readonly S3StoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly S3Connection _connection;
    private readonly PartMemory _memory;
    private readonly S3Bucket _bucket;
    private readonly S3Names _names;

    /// <summary>Opens a bucket; nothing is asked before the first call.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="clock">Says until when objects are locked.</param>
    /// <param name="options">How hard it is worked with; null for the defaults.</param>
    public S3Store(StoreUrl url, TimeProvider clock, S3StoreOptions? options = null)
    {
        (Url, _address, _options, _clock) = (url, S3Address.Of(url), options ?? new S3StoreOptions(), clock);
        _connection = new S3Connection(_address, _options, clock);
        _memory = new PartMemory(_options.MemoryBytes);
        _bucket = new S3Bucket(_connection);
        _names = new S3Names(_address);
    }

    /// <inheritdoc/>
    public StoreUrl Url { get; }

    /// <inheritdoc/>
    public async Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        var terms = ObjectTerms.Of(key);
        var mode = terms.LockedFor is null ? null : await _bucket.ModeAsync(cancellationToken);
        var requests = new S3PutRequests(_address, _names.Of(key), terms, mode is null ? null : (mode, LockedUntil(terms.LockedFor!.Value)));
        return await new S3Put(_connection, _memory, _options.Lanes, key, requests, _clock).RunAsync(content, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        await TryOpenVersionAsync(key, null, cancellationToken) ?? throw new ObjectNotFoundException(key, Url);

    /// <inheritdoc/>
    public async Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) =>
        await HeadAsync(key, null, cancellationToken) is { } found ? new StoredObject(key, found.ContentLength, S3Time.Of(found.LastModified)) : null;

    /// <inheritdoc/>
    public Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) => FindProtectionAsync(key, null, cancellationToken);

    /// <inheritdoc/>
    public async Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken)
    {
        if (await HeadAsync(key, null, cancellationToken) is not { } found)
            throw new ObjectNotFoundException(key, Url);
        // Asked first, because a bucket without locks knows no holds and refuses to lift one too.
        if ((found.ObjectLockLegalHoldStatus == ObjectLockLegalHoldStatus.On) == held)
            return;
        _ = await _connection.CallAsync($"{(held ? "hold" : "release")} '{key}'", (s3, token) => s3.PutObjectLegalHoldAsync(new PutObjectLegalHoldRequest
        {
            BucketName = _address.Bucket,
            Key = _names.Of(key),
            VersionId = found.VersionId,
            LegalHold = new ObjectLockLegalHold { Status = held ? ObjectLockLegalHoldStatus.On : ObjectLockLegalHoldStatus.Off },
        }, token), 0, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(folder, null, null, cancellationToken))
        {
            foreach (var found in page.S3Objects ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_names.KeyOf(found.Key) is { } key)
                    yield return new StoredObject(key, found.Size ?? 0, S3Time.Of(found.LastModified));
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefixes = new List<string>();
        await foreach (var page in PagesAsync(folder, "/", after, cancellationToken))
            prefixes.AddRange(page.CommonPrefixes ?? []);
        foreach (var name in _names.FoldersOf(folder, prefixes).Where(n => string.CompareOrdinal(n, after) > 0))
            yield return name;
    }

    /// <inheritdoc/>
    /// <remarks>A bucket with versions hides the object; its versions stay as long as they are locked, and until its lifecycle
    /// removes them.</remarks>
    public async Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        // Where there is nothing, a bucket with versions would note a deletion all the same.
        if (await FindAsync(key, cancellationToken) is null)
            return;
        _ = await _connection.CallAsync($"delete '{key}'", (s3, token) => s3.DeleteObjectAsync(_address.Bucket, _names.Of(key), token), 0, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Hidden first, and the note of that removed last: no older version is seen on the way.</remarks>
    public async Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var versions = await new S3Versions(_connection, _names).ListAsync(key, cancellationToken).Where(v => !v.IsDeletion).ToListAsync(cancellationToken);
        foreach (var version in versions)
        {
            var protection = await FindProtectionAsync(key, version.VersionId, cancellationToken);
            if (!protection.AllowsRemoval(_clock.GetUtcNow()))
                throw new LockedException(key, protection);
        }
        await DeleteAsync(key, cancellationToken);
        foreach (var version in versions)
            await RemoveVersionAsync(key, version.VersionId, cancellationToken);
        await foreach (var deletion in new S3Versions(_connection, _names).ListAsync(key, cancellationToken))
            await RemoveVersionAsync(key, deletion.VersionId, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Begins an upload and gives it up, which leaves nothing behind. Refuses a bucket without versions or locks,
    /// unless the address says <c>lock=off</c>.</remarks>
    public async Task CheckWritableAsync(CancellationToken cancellationToken)
    {
        var refusals = await _bucket.FindRefusalsAsync(cancellationToken);
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
        var name = _names.Unlisted();
        var begun = await _connection.CallAsync("be written to", (s3, token) => s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = _address.Bucket,
            Key = name,
            ServerSideEncryptionMethod = _address.KmsKey is null ? null : Amazon.S3.ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = _address.KmsKey,
        }, token), 0, cancellationToken);
        _ = await _connection.CallAsync("give up an upload", (s3, token) => s3.AbortMultipartUploadAsync(_address.Bucket, name, begun.UploadId, token), 0, cancellationToken);
    }

    /// <summary>The store as it was at a time. What is put through it is put now.</summary>
    /// <param name="time">When.</param>
    public IObjectStore AsOf(DateTimeOffset time) => new S3Past(this, new S3Versions(_connection, _names), time);

    internal async Task<Protection> FindProtectionAsync(ObjectKey key, string? versionId, CancellationToken cancellationToken) =>
        await HeadAsync(key, versionId, cancellationToken) is { } found
            ? new Protection(found.ObjectLockLegalHoldStatus == ObjectLockLegalHoldStatus.On,
                found.ObjectLockRetainUntilDate is { } until ? S3Time.Of(until) : null)
            : Protection.None;

    internal Task RefuseWithoutVersionsAsync(CancellationToken cancellationToken) => _bucket.RefuseWithoutVersionsAsync(cancellationToken);

    internal Task<Stream?> TryOpenVersionAsync(ObjectKey key, string? versionId, CancellationToken cancellationToken) =>
        S3Read.TryOpenAsync(_connection, _memory, _options.Lanes, key, _names.Of(key), versionId, cancellationToken);

    private Task<GetObjectMetadataResponse?> HeadAsync(ObjectKey key, string? versionId, CancellationToken cancellationToken) =>
        _connection.CallAsync($"look at '{key}'", async (s3, token) =>
        {
            try
            {
                return await s3.GetObjectMetadataAsync(_address.Bucket, _names.Of(key), versionId, token);
            }
            catch (AmazonServiceException e) when (S3Failure.IsMissing(e))
            {
                return null;
            }
        }, 0, cancellationToken);

    private async Task RemoveVersionAsync(ObjectKey key, string versionId, CancellationToken cancellationToken) =>
        _ = await _connection.CallAsync($"remove a version of '{key}'",
            (s3, token) => s3.DeleteObjectAsync(_address.Bucket, _names.Of(key), versionId, token), 0, cancellationToken);

    // S3 knows seconds.
    private DateTime LockedUntil(TimeSpan days)
    {
        var until = _clock.GetUtcNow().UtcDateTime + (days.TotalDays * _options.Day);
        return until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond));
    }

    private async IAsyncEnumerable<ListObjectsV2Response> PagesAsync(
        string folder, string? delimiter, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = _names.PrefixOf(folder);
        string? next = null;
        do
        {
            var page = await _connection.CallAsync($"list '{folder}'", (s3, token) => s3.ListObjectsV2Async(new ListObjectsV2Request
            {
                BucketName = _address.Bucket,
                Prefix = prefix,
                Delimiter = delimiter,
                StartAfter = after is null ? null : prefix + after,
                ContinuationToken = next,
            }, token), 0, cancellationToken);
            yield return page;
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }
}
