using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Takes a backup: preflight, lock, snapshot, dump, manifest, journal.</summary>
/// <param name="store">Where to.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class BackupJob(IObjectStore store, TimeProvider clock, Func<string, string?> variable)
{
    private const int Attempts = 3;
    private static readonly TimeSpan s_cleaningPatience = TimeSpan.FromSeconds(60);

    /// <summary>Takes a backup. When this returns, its manifest is stored; when it throws, there is no backup.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up and removes what was stored.</param>
    /// <exception cref="PmoException">It failed; the exit code and the hint say how.</exception>
    public async Task<BackupResult> RunAsync(
        BackupOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var started = clock.GetTimestamp();
        BackupId? last = null;
        try
        {
            progress?.Report(new ProgressReport("preflight", null, options.Source.ToString()));
            var prepared = await new BackupPreflight(store, variable).RunAsync(options, cancellationToken);
            await using var taken = await AdvisoryLock.TakeAsync(
                options.Source, $"backup on {Environment.MachineName} ({Environment.ProcessId})", cancellationToken);
            BackupResult? result = null;
            try
            {
                await ConcurrentWork.RunWatchedAsync(
                    async token => result = await RetryAsync(options, prepared, started, id => last = id, progress, token),
                    taken.WatchAsync, cancellationToken);
            }
            catch (Exception e) when (result is not null && (e is PmoException or OperationCanceledException))
            {
                // The manifest is stored: what came too late to stop the backup does not undo it.
            }
            return result! with { JournalFailure = await TryWriteJournalAsync(options, last, result, clock.GetElapsedTime(started), null) };
        }
        catch (PmoException e)
        {
            // The store may be what failed; the caller hears of the first failure.
            await TryWriteJournalAsync(options, last, null, clock.GetElapsedTime(started), e.Message);
            throw;
        }
    }

    private async Task<BackupResult> RetryAsync(
        BackupOptions options, PreparedBackup prepared, long started, Action<BackupId> onId, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            // The server's own spelling, so that one database has one folder.
            var address = new BackupAddress(options.Class.Name, prepared.Server.Database, BackupId.New(clock.GetUtcNow()));
            onId(address.Id);
            using var temporary = TemporaryFolder.Create(options.TemporaryFolder);
            try
            {
                var attempt = new BackupAttempt(store, options, prepared, address, temporary.Path, clock, progress);
                var manifest = await attempt.RunAsync(cancellationToken);
                return new BackupResult(manifest, clock.GetElapsedTime(started), attempt.DumpTook, number);
            }
            catch (Exception e)
            {
                await RemoveAsync(address);
                if (e is not WorkerLockException || number == Attempts)
                    throw;
                progress?.Report(new ProgressReport("retry", null, e.Message));
            }
        }
    }

    private async Task RemoveAsync(BackupAddress address)
    {
        using var patience = new CancellationTokenSource(s_cleaningPatience, clock);
        try
        {
            // The manifest first, should it be there: what is half removed must not be listed.
            await store.DeleteAsync(KeyLayout.ManifestKey(address.Class, address.Database, address.Id), patience.Token);
            await foreach (var file in store.ListAsync(KeyLayout.BackupFolder(address.Class, address.Database, address.Id), patience.Token))
                await store.DeleteAsync(file.Key, patience.Token);
        }
        catch (Exception e) when (e is PmoException or OperationCanceledException)
        {
            // Files without a manifest are no backup; prune removes them after 48 hours.
        }
    }

    private Task<string?> TryWriteJournalAsync(BackupOptions options, BackupId? id, BackupResult? result, TimeSpan took, string? message) =>
        new Journal(store, clock).TryWriteAsync("backup", result?.Manifest.Database ?? options.Source.Database, id, result is not null, took,
            result is null ? null : new Dictionary<string, double>
            {
                ["archiveSizeBytes"] = result.Manifest.Totals.ArchiveSizeBytes,
                ["databaseSizeBytes"] = result.Manifest.Totals.DatabaseSizeBytes,
                ["rows"] = result.Manifest.Totals.Rows,
                ["dumpSeconds"] = Math.Round(result.DumpTook.TotalSeconds, 3),
            }, message);
}
