using System.Globalization;
using System.Security.Cryptography;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>Restores a backup to staging: guard, plan, fetch, restore, compare, grants, mask.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class RestoreJob(IObjectStore store, TimeProvider clock, Func<string, string?> variable)
{
    /// <summary>Says what would happen, after the same checks; touches nothing.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="options">Where to, and how.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedException">The guard refuses.</exception>
    public async Task<RestorePlan> PlanAsync(Manifest manifest, RestoreOptions options, CancellationToken cancellationToken)
    {
        var (target, _, _, _) = await PrepareAsync(manifest, options, cancellationToken);
        TimeSpan? last = null;
        await foreach (var entry in new Journal(store, clock).ReadAsync(manifest.Database, clock.GetUtcNow().AddDays(-92), ["restore", "drill"], cancellationToken))
        {
            if (entry.Figures.TryGetValue("restoreSeconds", out var seconds))
                last = TimeSpan.FromSeconds(seconds);
        }
        return RestorePlan.Make(manifest, options, target, last);
    }

    /// <summary>Restores. A database that differs from its backup is a result whose comparison says so.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="options">Where to, and how.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; a database created here is dropped again.</param>
    /// <exception cref="PmoException">It failed; the message says what the target is now.</exception>
    public async Task<RestoreResult> RunAsync(
        Manifest manifest, RestoreOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        var started = clock.GetTimestamp();
        try
        {
            var result = await RestoreAsync(manifest, options, started, progress, cancellationToken);
            var unwritten = await TryWriteJournalAsync(manifest, result, result.Took, result.Comparison.IsEqual ? null : result.Comparison.Differences[0].ToString());
            return unwritten is null ? result : result with { Notes = [.. result.Notes, $"The journal has no entry of this restore. {unwritten}"] };
        }
        catch (PmoException e) when (e is not UsageException)
        {
            // The store may be what failed; the caller hears of the first failure.
            await TryWriteJournalAsync(manifest, null, clock.GetElapsedTime(started), e.Message);
            throw;
        }
    }

    private async Task<RestoreResult> RestoreAsync(
        Manifest manifest, RestoreOptions options, long started, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ProgressReport("preflight", null, options.Target.ToString()));
        var (target, inventory, selection, tools) = await PrepareAsync(manifest, options, cancellationToken);
        // Another restore may have filled the target between the look and the lock: look again.
        await using var mine = options.Create is null ? await AdvisoryLock.TakeAsync(target.Url, RestoreTarget.Purpose, cancellationToken) : null;
        target = await LookAsync(manifest, inventory, options, cancellationToken);
        RestoreResult? result = null;
        await ConcurrentWork.RunWatchedAsync(
            async token => result = await RestoreLockedAsync(manifest, options, new Prepared(target, inventory, selection, tools), started, progress, token),
            token => mine?.WatchAsync(token) ?? Task.CompletedTask, cancellationToken);
        return result!;
    }

    private async Task<RestoreResult> RestoreLockedAsync(
        Manifest manifest, RestoreOptions options, Prepared prepared, long started, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var (target, inventory, selection, tools) = prepared;
        using var temporary = TemporaryFolder.Create(options.TemporaryFolder);
        var restore = new ArchiveRestore(store, tools, options.Jobs);
        // Everything is here and proven before the target is touched.
        var toc = await restore.FetchAsync(manifest, inventory, selection, temporary.Path, progress, cancellationToken);
        var logFile = options.LogFile ?? Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture,
            $"pmo-restore-{manifest.Id}-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.log"));
        // In a folder of everybody a file that stands there already is somebody else's.
        await using var log = OpenLog(logFile, options.LogFile is null ? FileMode.CreateNew : FileMode.Append);
        var notes = new List<string>();
        var database = new TargetDatabase(options, target);
        var created = false;
        try
        {
            if (options.Create is not null)
            {
                notes.AddRange(await database.CreateAsync(manifest.Source, cancellationToken) is { } note ? [note] : []);
                created = true;
            }
            if (options.MaskFile is not null)
                await database.CloseAsync(cancellationToken);
            if (options.Clean && target.Objects > 0)
                await database.EmptyAsync(cancellationToken);
            database.BeginRestore();
            var messages = await restore.RunAsync(manifest, toc, selection, temporary.Path, target.Url, database.KeptSchemas, log, progress, cancellationToken);
            database.EndRestore();
            notes.AddRange(messages.Harmless);
            var restoreTook = clock.GetElapsedTime(started);
            var comparison = await restore.ProveAsync(manifest, inventory, selection, target.Url, progress, cancellationToken);
            var grantsIncomplete = options.Grants && await ApplyGrantsAsync(inventory, target, notes, cancellationToken);
            var masked = options.MaskFile is not null && comparison.IsEqual;
            if (masked)
            {
                progress?.Report(new ProgressReport("mask", null, options.MaskFile));
                await database.MaskAsync(cancellationToken);
                await database.OpenAsync(cancellationToken);
            }
            else if (options.MaskFile is not null)
            {
                notes.Add($"The masking statements did not run, since the database differs from its backup; {target.Url.Database} stays closed to others.");
            }
            return new RestoreResult(manifest, target.Url.ToString(), comparison, restoreTook, clock.GetElapsedTime(started), notes, grantsIncomplete, masked, logFile);
        }
        catch (Exception e) when (created)
        {
            await database.DropAfterAsync(e);
            throw;
        }
        catch (Exception e)
        {
            if (database.Explain(e) is { } explained)
                throw explained;
            throw;
        }
    }

    // pg_restore repeats rows that it could not restore, so the log is for its owner's eyes.
    private static StreamWriter OpenLog(string path, FileMode mode)
    {
        try
        {
            return new StreamWriter(new FileStream(path, new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The log {path} cannot be written: {e.Message}", "Name another file with --log.", e);
        }
    }

    private async Task<Prepared> PrepareAsync(
        Manifest manifest, RestoreOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        var inventory = await new BackupCatalog(store).ReadInventoryAsync(manifest, cancellationToken);
        var selection = ArchiveSelection.Of(inventory, options.Only);
        var tools = await PostgresTools.FindAsync(manifest.DumpMajor, variable, cancellationToken);
        return new Prepared(await LookAsync(manifest, inventory, options, cancellationToken), inventory, selection, tools);
    }

    private async Task<RestoreTarget> LookAsync(Manifest manifest, Inventory inventory, RestoreOptions options, CancellationToken cancellationToken)
    {
        var target = await RestoreTarget.ReadAsync(options, cancellationToken);
        var hosts = await ProtectedHosts.Of(variable(ProtectedHosts.Variable), target.Url, target.ServerAddress, target.ServerPort).ResolveAsync(cancellationToken);
        var refusals = RestoreGuard.Check(manifest, inventory, options, target, hosts);
        return refusals.Count == 0 ? target : throw new RefusedException(refusals);
    }

    private static async Task<bool> ApplyGrantsAsync(
        Inventory inventory, RestoreTarget target, List<string> notes, CancellationToken cancellationToken)
    {
        var script = GrantScript.Make(inventory, await GrantScript.ReadRolesAsync(target.Url, cancellationToken));
        var failures = await script.RunAsync(target.Url, cancellationToken);
        if (script.MissingRoles.Count > 0)
            notes.Add($"These roles do not exist on the target, and what concerns them was left out: {string.Join(", ", script.MissingRoles)}.");
        notes.AddRange(failures.Select(f => $"Not applied: {f}"));
        return script.MissingRoles.Count + failures.Count > 0;
    }

    private Task<string?> TryWriteJournalAsync(Manifest manifest, RestoreResult? result, TimeSpan took, string? message) =>
        new Journal(store, clock).TryWriteAsync("restore", manifest.Database, manifest.Id, result?.Comparison.IsEqual == true, took,
            result is null ? null : new Dictionary<string, double>
            {
                ["restoreSeconds"] = Math.Round(result.RestoreTook.TotalSeconds, 3),
                ["rows"] = result.Comparison.Rows,
            }, message);

    /// <summary>What is known before the target is touched.</summary>
    private sealed record Prepared(RestoreTarget Target, Inventory Inventory, ArchiveSelection Selection, PostgresTools Tools);
}
