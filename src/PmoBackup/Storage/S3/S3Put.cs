using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>One object on its way into a bucket: in one request where it is small, else in parts.</summary>
/// <param name="connection">The way to the bucket.</param>
/// <param name="memory">Shared by all that is under way.</param>
/// <param name="lanes">Parts at once.</param>
/// <param name="key">The object's name in the store.</param>
/// <param name="requests">Writes the requests.</param>
/// <param name="clock">The clock.</param>
internal sealed class S3Put(S3Connection connection, PartMemory memory, int lanes, ObjectKey key, S3PutRequests requests, TimeProvider clock)
{
    private static readonly TimeSpan s_cleaningPatience = TimeSpan.FromSeconds(60);
    private readonly Crc32 _whole = new();
    private long _size;

    private S3Address Address => connection.Address;

    private bool UsesCrc => Address.Checksums == S3Checksums.Crc32;

    /// <summary>Stores a stream to its end.</summary>
    public async Task<StoredObject> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var first = await ReadPartAsync(content, 1, cancellationToken);
        try
        {
            await RefuseExistingAsync(cancellationToken);
            await (first.IsLast ? PutWholeAsync(first, cancellationToken) : PutPartsAsync(first, content, cancellationToken));
        }
        finally
        {
            first.Release();
        }
        try
        {
            return await ProveAsync(cancellationToken);
        }
        catch
        {
            await RemoveOwnAsync();
            throw;
        }
    }

    private async Task PutWholeAsync(S3Part part, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await PublishAsync((s3, token) => s3.PutObjectAsync(requests.Whole(part, _whole.GetCurrentHashAsUInt32()), token), part.Count, cancellationToken);
        }
        catch
        {
            await RemoveOwnAsync();
            throw;
        }
    }

    private async Task PutPartsAsync(S3Part first, Stream content, CancellationToken cancellationToken)
    {
        var begun = await connection.CallAsync($"store '{key}'", (s3, token) => s3.InitiateMultipartUploadAsync(requests.Begin(), token), 0, cancellationToken);
        var published = false;
        try
        {
            var tags = new List<PartETag>();
            await Parallel.ForEachAsync(ReadPartsAsync(first, content, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancellationToken }, async (part, token) =>
                {
                    try
                    {
                        var response = await connection.CallAsync($"store part {part.Number} of '{key}'",
                            (s3, inner) => s3.UploadPartAsync(requests.Part(part, begun.UploadId), inner), part.Count, token);
                        lock (tags)
                            tags.Add(new PartETag(part.Number, response.ETag));
                    }
                    finally
                    {
                        part.Release();
                    }
                });
            cancellationToken.ThrowIfCancellationRequested();
            await RefuseExistingAsync(cancellationToken);
            published = true;
            await PublishAsync((s3, token) => s3.CompleteMultipartUploadAsync(requests.End(begun.UploadId, tags, _size, _whole.GetCurrentHashAsUInt32()), token), 0, cancellationToken);
        }
        catch
        {
            await AbortAsync(begun.UploadId);
            if (published)
                await RemoveOwnAsync();
            throw;
        }
    }

    private async IAsyncEnumerable<S3Part> ReadPartsAsync(S3Part first, Stream content, CancellationToken outer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(outer, cancellationToken);
        yield return first;
        for (var number = 2; ; number++)
        {
            var part = await ReadPartAsync(content, number, either.Token);
            if (part.Count == 0)
            {
                part.Release();
                yield break;
            }
            yield return part;
            if (part.IsLast)
                yield break;
        }
    }

    private async Task<S3Part> ReadPartAsync(Stream content, int number, CancellationToken cancellationToken)
    {
        var buffer = await memory.TakeAsync(PartSize.Of(number), cancellationToken);
        var part = new S3Part(memory, buffer, number);
        try
        {
            part.Count = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            _size += part.Count;
            if (_size > PartSize.MaximumObjectBytes)
                throw new RefusedException($"'{key}' has more than 640 GB, the most that one object can have.", "Use --format directory, which stores each table as an object of its own.");
            if (UsesCrc)
                _whole.Append(part.Bytes);
            return part;
        }
        catch
        {
            part.Release();
            throw;
        }
    }

    private async Task PublishAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> call, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            _ = await connection.TryAsync(call, bytes, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "PreconditionFailed" or "NoSuchUpload")
        {
            // Our own object may be what stands in the way: stored before, its answer lost.
            var (found, _) = await LookAsync(cancellationToken);
            if (!IsOwn(found))
                throw found is null && e.ErrorCode == "NoSuchUpload" ? S3Failure.Of(Address, $"store '{key}'", e) : new ObjectExistsException(key);
        }
        catch (Exception e) when (S3Failure.IsKnown(e) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Failure.Of(Address, $"store '{key}'", e);
        }
    }

    private async Task<StoredObject> ProveAsync(CancellationToken cancellationToken)
    {
        var (found, isHidden) = await LookAsync(cancellationToken);
        if (isHidden)
            return new StoredObject(key, _size, S3Time.Of(clock.GetUtcNow().UtcDateTime));
        if (found is not null && !IsOwn(found))
            throw new ObjectExistsException(key);
        if (found?.ContentLength != _size || (found.ChecksumType == ChecksumType.FULL_OBJECT && UsesCrc
            && found.ChecksumCRC32 is { } crc && crc != S3PutRequests.Checksum(_whole.GetCurrentHashAsUInt32())))
        {
            throw new UnreachableException(
                $"The store s3://{Address.Bucket} says that it has '{key}', but not as it was sent.", "Try again; if it stays so, use another service.");
        }
        // Not every service gives an object in parts the lock and the tags that its upload began with.
        if (found.ObjectLockMode is null && requests.Lock(found.VersionId) is { } request)
            _ = await connection.CallAsync($"lock '{key}'", (s3, token) => s3.PutObjectRetentionAsync(request, token), 0, cancellationToken);
        if (!Address.IsAws && _size >= PartSize.UnitBytes && requests.Tags(found.VersionId) is { } tagging)
            _ = await connection.CallAsync($"tag '{key}'", (s3, token) => s3.PutObjectTaggingAsync(tagging, token), 0, cancellationToken);
        return new StoredObject(key, _size, S3Time.Of(found.LastModified));
    }

    /// <summary>AWS decides by the condition of the put; other services may not know it, and are asked, which leaves a gap of a moment.</summary>
    private async Task RefuseExistingAsync(CancellationToken cancellationToken)
    {
        if (!Address.IsAws && (await LookAsync(cancellationToken)).Found is not null)
            throw new ObjectExistsException(key);
    }

    /// <summary>What is there; hidden from a role that may write and not read.</summary>
    private async Task<(GetObjectMetadataResponse? Found, bool IsHidden)> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await connection.TryAsync((s3, token) => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest
            {
                BucketName = Address.Bucket,
                Key = requests.Name,
                ChecksumMode = UsesCrc ? ChecksumMode.ENABLED : null,
            }, token), 0, cancellationToken), false);
        }
        catch (AmazonServiceException e) when (S3Failure.IsMissing(e) || S3Failure.IsDenied(e))
        {
            return (null, S3Failure.IsDenied(e));
        }
        catch (Exception e) when (S3Failure.IsKnown(e) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Failure.Of(Address, $"look at '{key}'", e);
        }
    }

    private bool IsOwn(GetObjectMetadataResponse? found) => found?.Metadata[S3PutRequests.MarkName] == requests.Mark;

    private async Task AbortAsync(string uploadId)
    {
        using var patience = new CancellationTokenSource(s_cleaningPatience);
        try
        {
            _ = await connection.TryAsync((s3, token) => s3.AbortMultipartUploadAsync(Address.Bucket, requests.Name, uploadId, token), 0, patience.Token);
        }
        catch (Exception e) when (S3Failure.IsKnown(e) || e is OperationCanceledException)
        {
            // Parts without an end are no object; the bucket's lifecycle removes them.
        }
    }

    /// <summary>A put that fails leaves no object, though the service may have stored it before it failed to say so.</summary>
    private async Task RemoveOwnAsync()
    {
        using var patience = new CancellationTokenSource(s_cleaningPatience);
        try
        {
            if (IsOwn((await LookAsync(patience.Token)).Found))
                _ = await connection.TryAsync((s3, token) => s3.DeleteObjectAsync(Address.Bucket, requests.Name, token), 0, patience.Token);
        }
        catch (Exception e) when (S3Failure.IsKnown(e) || e is OperationCanceledException or PmoException)
        {
            // The first failure is told; what it left behind has no manifest.
        }
    }
}
