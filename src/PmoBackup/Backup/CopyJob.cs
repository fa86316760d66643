using System.Security.Cryptography;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Copies a backup to another store: every file checked against its hash on the way, the manifest last. Begun again
/// after it broke off, it goes on where it was.</summary>
/// <param name="from">Where the backup is.</param>
/// <param name="to">Where it is to be too.</param>
/// <param name="clock">The clock.</param>
public sealed class CopyJob(IObjectStore from, IObjectStore to, TimeProvider clock)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Copies one backup.</summary>
    /// <param name="manifest">The backup, as the first store has it.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; what is there stays, without a manifest.</param>
    /// <exception cref="CorruptedException">A file is missing or damaged in the first store, or the second one has another
    /// file in its place; there is no manifest in the second.</exception>
    public async Task<CopyResult> RunAsync(Manifest manifest, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var started = clock.GetTimestamp();
        var address = new BackupAddress(manifest.Class, manifest.Database, manifest.Id);
        if (await new BackupCatalog(to).TryReadAsync(address, cancellationToken) is { } there)
        {
            return there.Sha256 == manifest.Sha256
                ? new CopyResult(manifest, 0, 0, clock.GetElapsedTime(started))
                : throw new CorruptedException($"The store {to.Url} has another backup of the id {manifest.Id}.", "One of the two was not written by this program: look at both.");
        }
        await to.CheckWritableAsync(cancellationToken);
        var (files, bytes, done) = (0, 0L, 0L);
        var total = Math.Max(1, manifest.Files.Sum(f => f.SizeBytes));
        await Parallel.ForEachAsync(manifest.Files, new ParallelOptions { MaxDegreeOfParallelism = ParallelJobs.Default, CancellationToken = cancellationToken }, async (file, token) =>
        {
            if (await CopyAsync(manifest, file, token))
            {
                Interlocked.Increment(ref files);
                Interlocked.Add(ref bytes, file.SizeBytes);
            }
            progress?.Report(new ProgressReport("copy", (double)Interlocked.Add(ref done, file.SizeBytes) / total, file.Path));
        });
        await to.PutAsync(KeyLayout.ManifestKey(manifest.Class, manifest.Database, manifest.Id), ManifestDocument.Write(manifest), cancellationToken);
        var took = clock.GetElapsedTime(started);
        var unwritten = await new Journal(to, clock).TryWriteAsync("copy", manifest.Database, manifest.Id, true, took,
            new Dictionary<string, double> { ["files"] = files, ["bytes"] = bytes }, null);
        return new CopyResult(manifest, files, bytes, took) { JournalFailure = unwritten };
    }

    private async Task<bool> CopyAsync(Manifest manifest, ManifestFile file, CancellationToken cancellationToken)
    {
        var key = BackupFiles.Key(manifest, file.Path);
        // An earlier copy may have come this far; only what it says by its hash counts.
        if (await to.FindAsync(key, cancellationToken) is not null)
        {
            await CheckAsync(to, key, file, cancellationToken);
            return false;
        }
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using var content = new TappedStream(await from.OpenReadAsync(key, cancellationToken), (piece, _) =>
        {
            size += piece.Length;
            sha.AppendData(piece.Span);
            return ValueTask.CompletedTask;
        }, _ =>
        {
            // Before the second store makes it visible.
            Judge(from, key, file, size, sha);
            return Task.CompletedTask;
        });
        await to.PutAsync(key, content, cancellationToken);
        return true;
    }

    private static async Task CheckAsync(IObjectStore store, ObjectKey key, ManifestFile file, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = await store.OpenReadAsync(key, cancellationToken);
        var buffer = new byte[BufferBytes];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            size += read;
            sha.AppendData(buffer, 0, read);
        }
        Judge(store, key, file, size, sha);
    }

    private static void Judge(IObjectStore store, ObjectKey key, ManifestFile file, long size, IncrementalHash sha)
    {
        if (size != file.SizeBytes || Convert.ToHexStringLower(sha.GetCurrentHash()) != file.Sha256)
            throw new CorruptedException($"'{key}' in the store {store.Url} is not what the manifest says.", "Nothing was copied in its place. Verify the backup, and copy another one.");
    }
}
