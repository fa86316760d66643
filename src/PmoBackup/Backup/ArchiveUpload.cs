using System.IO.Pipelines;
using System.Security.Cryptography;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Stores the files of one backup. In one pass each is hashed, and its rows are counted and fingerprinted.</summary>
/// <param name="store">Where to.</param>
/// <param name="address">The backup.</param>
/// <param name="fingerprint">Whether rows are looked at.</param>
internal sealed class ArchiveUpload(IObjectStore store, BackupAddress address, bool fingerprint)
{
    private const int PipeBytes = 1024 * 1024;
    private static readonly PipeOptions s_pipe = new(pauseWriterThreshold: PipeBytes, resumeWriterThreshold: PipeBytes / 2, minimumSegmentSize: 64 * 1024, useSynchronizationContext: false);

    /// <summary>Stores a file of pg_dump's folder.</summary>
    /// <param name="localPath">The file.</param>
    /// <param name="complete">Ends when pg_dump has written all of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<UploadedFile> StoreFileAsync(string localPath, Task complete, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(localPath);
        var file = new GrowingFileStream(localPath, complete);
        var path = $"{BackupFiles.ArchiveFolder}/{name}";
        if (!fingerprint)
            return new UploadedFile(await StoreAsync(path, file, null, null, cancellationToken), name, null, null);
        if (ArchiveRows.LargeObject(name) is { } oid)
        {
            var hash = TableContent.LargeObjectHash(oid);
            var stored = await StoreAsync(path, file, async (content, token) => await HashAsync(ArchiveRows.Decompress(name, content), hash, token), null, cancellationToken);
            return new UploadedFile(stored, name, null, hash.GetCurrentHashAsUInt128());
        }
        var rows = ArchiveRows.IsTableData(name) ? new RowFingerprint() : null;
        return new UploadedFile(
            await StoreAsync(path, file, rows is null ? null : (content, token) => ReadRowsAsync(name, content, rows, token), null, cancellationToken), name, rows, null);
    }

    /// <summary>Stores a stream.</summary>
    /// <param name="path">The path in the backup's folder.</param>
    /// <param name="content">Disposed here.</param>
    /// <param name="look">Reads the same bytes while they are stored; null for nobody.</param>
    /// <param name="onEnd">Called at the end of the content, before it is published; may throw.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ManifestFile> StoreAsync(
        string path, Stream content, Func<Stream, CancellationToken, Task>? look, Func<CancellationToken, Task>? onEnd, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var pipe = look is null ? null : new Pipe(s_pipe);
        var looking = look is null ? Task.CompletedTask : LookAsync(path, pipe!, look, cancellationToken);
        await using var tapped = new TappedStream(content, async (bytes, token) =>
        {
            sha.AppendData(bytes.Span);
            if (pipe is not null)
                await pipe.Writer.WriteAsync(bytes, token);
        }, onEnd);
        try
        {
            var stored = await store.PutAsync(KeyLayout.FileKey(address.Class, address.Database, address.Id, path), tapped, cancellationToken);
            if (pipe is not null)
                await pipe.Writer.CompleteAsync();
            await looking;
            return new ManifestFile(path, stored.SizeBytes, Convert.ToHexStringLower(sha.GetHashAndReset()));
        }
        catch (Exception e)
        {
            if (pipe is not null)
                await pipe.Writer.CompleteAsync(e);
            await looking.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private static async Task LookAsync(string path, Pipe pipe, Func<Stream, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await using var content = pipe.Reader.AsStream();
        try
        {
            await look(content, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new CorruptedException($"The file {path} cannot be decompressed: {e.Message}", "Run the backup again; this one was not published.", e);
        }
    }

    private static async Task ReadRowsAsync(string name, Stream content, RowFingerprint rows, CancellationToken cancellationToken)
    {
        await using var plain = ArchiveRows.Decompress(name, content);
        await rows.AppendAsync(plain, cancellationToken);
    }

    private static async Task HashAsync(Stream content, System.IO.Hashing.XxHash128 hash, CancellationToken cancellationToken)
    {
        await using (content)
            await hash.AppendAsync(content, cancellationToken);
    }
}
