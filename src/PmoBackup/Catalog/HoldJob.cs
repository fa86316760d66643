using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>Puts a legal hold on a backup, or lifts it. Neither prune nor a lifecycle removes what is held.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
public sealed class HoldJob(IObjectStore store, TimeProvider clock)
{
    private const int Parallelism = 16;

    /// <summary>Holds every object of a backup, its manifest last: what is shown as held is held as a whole.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="cancellationToken">Gives up; run again, it goes on.</param>
    /// <returns>Why the journal has no entry of it; null when it has one.</returns>
    public async Task<string?> HoldAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var started = clock.GetTimestamp();
        await SetFilesAsync(manifest, true, cancellationToken);
        await store.SetHoldAsync(KeyOf(manifest), true, cancellationToken);
        return await TryWriteJournalAsync("hold", manifest, started);
    }

    /// <summary>Lifts the hold of every object of a backup, its manifest first.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="cancellationToken">Gives up; run again, it goes on.</param>
    /// <returns>Why the journal has no entry of it; null when it has one.</returns>
    public async Task<string?> ReleaseAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var started = clock.GetTimestamp();
        await store.SetHoldAsync(KeyOf(manifest), false, cancellationToken);
        await SetFilesAsync(manifest, false, cancellationToken);
        return await TryWriteJournalAsync("release", manifest, started);
    }

    private static ObjectKey KeyOf(Manifest manifest) => KeyLayout.ManifestKey(manifest.Class, manifest.Database, manifest.Id);

    private Task SetFilesAsync(Manifest manifest, bool held, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        manifest.Files, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
        async (file, token) => await store.SetHoldAsync(BackupFiles.Key(manifest, file.Path), held, token));

    private Task<string?> TryWriteJournalAsync(string operation, Manifest manifest, long started) => new Journal(store, clock).TryWriteAsync(
        operation, manifest.Database, manifest.Id, true, clock.GetElapsedTime(started), null, null);
}
