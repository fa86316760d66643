using System.Security.Cryptography;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Verification;

/// <summary>Reads the files of a backup from its store and checks each against its size and hash.</summary>
/// <param name="store">The store.</param>
/// <param name="parallel">How many files at once.</param>
public sealed class ArchiveFetch(IObjectStore store, int parallel)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Brings files to the disk. No tool sees a byte before all of them are proven.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="files">Which of its files.</param>
    /// <param name="folder">An existing folder; paths below it are those of the backup.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CorruptedException">A file is missing, or is not what the manifest says.</exception>
    public async Task ToFolderAsync(
        Manifest manifest, IReadOnlyCollection<ManifestFile> files, string folder, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(files);
        var total = Math.Max(1, files.Sum(f => f.SizeBytes));
        long done = 0;
        await Parallel.ForEachAsync(files, Options(cancellationToken), async (file, token) =>
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var target = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            if (await FindProblemAsync(manifest, file, target.WriteAsync, token) is { } problem)
                throw new CorruptedException(problem, "Nothing was touched. Type 'pmo-backup list' and use another backup.");
            progress?.Report(new ProgressReport("fetch", (double)Interlocked.Add(ref done, file.SizeBytes) / total, file.Path));
        });
    }

    /// <summary>Reads files and keeps nothing; every problem is found, not only the first.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A sentence for each file that is not what the manifest says.</returns>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(
        Manifest manifest, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        var total = Math.Max(1, manifest.Files.Sum(f => f.SizeBytes));
        long done = 0;
        await Parallel.ForEachAsync(manifest.Files, Options(cancellationToken), async (file, token) =>
        {
            if (await FindProblemAsync(manifest, file, (_, _) => ValueTask.CompletedTask, token) is { } problem)
            {
                lock (problems)
                    problems.Add(problem);
            }
            progress?.Report(new ProgressReport("verify", (double)Interlocked.Add(ref done, file.SizeBytes) / total, file.Path));
        });
        return [.. problems];
    }

    private async Task<string?> FindProblemAsync(
        Manifest manifest, ManifestFile file, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await store.OpenReadAsync(BackupFiles.Key(manifest, file.Path), cancellationToken);
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                sha.AppendData(buffer, 0, read);
                await take(buffer.AsMemory(0, read), cancellationToken);
            }
            if (size != file.SizeBytes)
                return $"{file.Path} has {size} bytes; the manifest of {manifest.Id} says {file.SizeBytes}.";
            return Convert.ToHexStringLower(sha.GetHashAndReset()) == file.Sha256
                ? null : $"{file.Path} of {manifest.Id} was altered: its hash is not that of the manifest.";
        }
        catch (ObjectNotFoundException)
        {
            return $"{file.Path} of {manifest.Id} is missing in the store.";
        }
    }

    private ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
}
