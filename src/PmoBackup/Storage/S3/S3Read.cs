using System.IO.Hashing;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>Reads one object: the next pieces are on their way while one is read, each asked for again when it breaks off.</summary>
internal sealed class S3Read : ForwardStream
{
    private readonly S3Connection _connection;
    private readonly PartMemory _memory;
    private readonly ObjectKey _key;
    private readonly GetObjectRequest _request;
    private readonly CancellationTokenSource _closing = new();
    private readonly Queue<Task<Piece>> _ahead = new();
    private readonly int _lanes;
    private readonly Crc32 _crc = new();
    private Piece _current;
    private int _at;
    private long _asked;
    private long _total;
    private long _read;
    private uint? _expected;

    private S3Read(S3Connection connection, PartMemory memory, int lanes, ObjectKey key, GetObjectRequest request, Piece first) =>
        (_connection, _memory, _lanes, _key, _request, _current) = (connection, memory, lanes, key, request, first);

    /// <summary>Opens it with its first piece, which is all of a small object.</summary>
    /// <param name="connection">The way to the bucket.</param>
    /// <param name="memory">Shared by all that is under way.</param>
    /// <param name="lanes">Pieces at once.</param>
    /// <param name="key">The object's name in the store.</param>
    /// <param name="name">Its name in the bucket.</param>
    /// <param name="versionId">Which version; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is no such object.</returns>
    public static async Task<Stream?> TryOpenAsync(
        S3Connection connection, PartMemory memory, int lanes, ObjectKey key, string name, string? versionId, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = connection.Address.Bucket, Key = name, VersionId = versionId };
        try
        {
            GetObjectResponse? head = null;
            var first = await connection.TryAsync(async (s3, token) =>
            {
                request.ByteRange = new ByteRange(0, PartSize.UnitBytes - 1);
                using var response = await s3.GetObjectAsync(request, token);
                head = response;
                return await Piece.ReadAsync(response, null, (int)response.ContentLength, token);
            }, PartSize.UnitBytes, cancellationToken);
            var total = head!.ContentRange is { } range && long.TryParse(range[(range.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var size) ? size : first.Count;
            var stream = new S3Read(connection, memory, lanes, key, new GetObjectRequest
            {
                BucketName = request.BucketName,
                Key = name,
                VersionId = versionId,
                // Never pieces of two objects, should it be replaced meanwhile.
                EtagToMatch = head.ETag,
            }, first)
            {
                _total = total,
                _asked = first.Count,
            };
            if (total > first.Count)
            {
                stream._expected = await stream.ReadChecksumAsync(cancellationToken);
                stream.AskAhead();
            }
            return stream;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "InvalidRange")
        {
            return new MemoryStream([], writable: false);
        }
        catch (AmazonServiceException e) when (S3Failure.IsMissing(e))
        {
            return null;
        }
        catch (Exception e) when (S3Failure.IsKnown(e) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Failure.Of(connection.Address, $"open '{key}'", e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
            return 0;
        while (_at == _current.Count)
        {
            if (_read == _total)
            {
                if (_expected is { } expected && _crc.GetCurrentHashAsUInt32() != expected)
                    throw new CorruptedException($"'{_key}' in the store s3://{_connection.Address.Bucket} is not what its checksum says.", "Use another backup, or another version of this object.");
                return 0;
            }
            _current.Release(_memory);
            _current = default;
            _at = 0;
            AskAhead();
            _current = await _ahead.Dequeue().WaitAsync(cancellationToken);
        }
        var count = Math.Min(buffer.Length, _current.Count - _at);
        var bytes = _current.Buffer.AsMemory(_at, count);
        bytes.CopyTo(buffer);
        if (_expected is not null)
            _crc.Append(bytes.Span);
        _at += count;
        _read += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _closing.Cancel();
            _current.Release(_memory);
            _current = default;
            while (_ahead.TryDequeue(out var waiting))
                waiting.ContinueWith(piece => Forget(piece), TaskScheduler.Default);
        }
        base.Dispose(disposing);
    }

    private void Forget(Task<Piece> piece)
    {
        if (piece.IsCompletedSuccessfully)
            piece.Result.Release(_memory);
        else
            _ = piece.Exception;
    }

    /// <summary>The one that is waited for is asked for in any case, those after it as long as there is memory: so no reader
    /// waits for another.</summary>
    private void AskAhead()
    {
        while (_asked < _total && _ahead.Count < _lanes)
        {
            var shared = _memory.TryTake();
            if (shared is null && _ahead.Count > 0)
                return;
            var count = (int)Math.Min(PartSize.UnitBytes, _total - _asked);
            _ahead.Enqueue(FetchAsync(_asked, count, shared));
            _asked += count;
        }
    }

    private async Task<Piece> FetchAsync(long from, int count, byte[]? shared)
    {
        try
        {
            return await _connection.TryAsync(async (s3, token) =>
            {
                using var response = await s3.GetObjectAsync(new GetObjectRequest
                {
                    BucketName = _request.BucketName,
                    Key = _request.Key,
                    VersionId = _request.VersionId,
                    EtagToMatch = _request.EtagToMatch,
                    ByteRange = new ByteRange(from, from + count - 1),
                }, token);
                return await Piece.ReadAsync(response, shared, count, token);
            }, count, _closing.Token);
        }
        catch (Exception e)
        {
            if (shared is not null)
                _memory.Return(shared);
            if (_closing.IsCancellationRequested || !S3Failure.IsKnown(e))
                throw;
            throw e is AmazonServiceException { ErrorCode: "PreconditionFailed" or "NoSuchKey" or "NoSuchVersion" }
                ? new CorruptedException($"'{_key}' was replaced or removed while it was read.", "Run the command again.", e)
                : S3Failure.Of(_connection.Address, $"read '{_key}'", e);
        }
    }

    private async Task<uint?> ReadChecksumAsync(CancellationToken cancellationToken)
    {
        if (_connection.Address.Checksums != S3Checksums.Crc32)
            return null;
        var head = await _connection.TryAsync((s3, token) => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest
        {
            BucketName = _request.BucketName,
            Key = _request.Key,
            VersionId = _request.VersionId,
            ChecksumMode = ChecksumMode.ENABLED,
        }, token), 0, cancellationToken);
        return head.ChecksumType == ChecksumType.FULL_OBJECT && head.ChecksumCRC32 is { } text
            ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(text)) : null;
    }

    /// <summary>Some bytes of the object; in shared memory, or in memory of its own.</summary>
    private readonly record struct Piece(byte[] Buffer, int Count, bool IsShared)
    {
        public static async Task<Piece> ReadAsync(GetObjectResponse response, byte[]? shared, int count, CancellationToken cancellationToken)
        {
            var buffer = shared ?? GC.AllocateUninitializedArray<byte>(count);
            var read = await response.ResponseStream.ReadAtLeastAsync(buffer.AsMemory(0, count), count, throwOnEndOfStream: false, cancellationToken);
            // The service said how long it is; less of it is a connection that broke.
            return read == count ? new Piece(buffer, count, shared is not null) : throw new EndOfStreamException($"{read} of {count} bytes came.");
        }

        public void Release(PartMemory memory)
        {
            if (IsShared)
                memory.Return(Buffer);
        }
    }
}
