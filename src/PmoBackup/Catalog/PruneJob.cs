using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>Removes what the retention classes no longer keep: decide, explain, then act.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
public sealed class PruneJob(IObjectStore store, TimeProvider clock)
{
    /// <summary>Makes the plan; with <paramref name="apply"/> it is carried out.</summary>
    /// <param name="apply">Whether to remove what the plan removes.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops between two objects.</param>
    /// <exception cref="CorruptedException">The store holds a manifest that cannot be used; nothing was removed.</exception>
    /// <exception cref="PmoException">The store failed on the way; the message says what was removed until then.</exception>
    public async Task<RetentionPlan> RunAsync(bool apply, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var catalog = new BackupCatalog(store);
        var listing = await catalog.ListAsync(null, null, cancellationToken);
        if (listing.Problems.Count > 0)
            throw new CorruptedException($"Nothing was removed, since the store is not consistent: {string.Join(' ', listing.Problems)}",
                "Look at the backup that is named, restore its manifest or move its folder away, and run prune again.");
        var candidates = await CandidatesAsync(listing.Backups, cancellationToken);
        var orphans = listing.Incomplete
            .Select(a => new OrphanCandidate(KeyLayout.BackupFolder(a.Class, a.Database, a.Id), a.Database, a.Class, a.Id.TakenAt)).ToList();
        var plan = RetentionPlan.Make(candidates, orphans, now);
        if (!apply)
            return plan;
        var violations = RetentionGuard.Check(plan, candidates, orphans, now);
        if (violations.Count > 0)
            throw new PmoException(ExitCode.Internal, $"Nothing was removed: the guard objects to the plan. {string.Join(' ', violations)}", "Report this as a defect.");
        await ApplyAsync(plan, catalog, progress, cancellationToken);
        foreach (var database in plan.Decisions.GroupBy(d => d.Database))
            await new Journal(store, clock).WriteAsync("prune", database.Key, null, true, clock.GetElapsedTime(started),
                new Dictionary<string, double> { ["removed"] = database.Count(d => d.Action == RetentionAction.Remove) }, null, cancellationToken);
        return plan;
    }

    private async Task<IReadOnlyList<RetentionCandidate>> CandidatesAsync(IReadOnlyList<Manifest> backups, CancellationToken cancellationToken)
    {
        var candidates = new List<RetentionCandidate>();
        foreach (var database in backups.GroupBy(b => b.Database))
        {
            var proofs = await BackupProof.ReadAllAsync(new Journal(store, clock), database.Key, database.Min(b => b.StartedAt), cancellationToken);
            candidates.AddRange(database.Select(b => new RetentionCandidate(
                b.Id.ToString(), b.Database, b.Class, b.Id.TakenAt, proofs.GetValueOrDefault(b.Id)?.DrilledAt is not null, Held: false)));
        }
        return candidates;
    }

    private async Task ApplyAsync(RetentionPlan plan, BackupCatalog catalog, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var removals = plan.Removals.ToList();
        for (var i = 0; i < removals.Count; i++)
        {
            var removal = removals[i];
            var id = BackupId.Parse(removal.Id[(removal.Id.LastIndexOf('/') + 1)..]);
            var address = new BackupAddress(removal.Class, removal.Database, id);
            if (removal.Subject == RetentionSubject.Backup)
                await store.DeleteAsync(KeyLayout.ManifestKey(address.Class, address.Database, address.Id), cancellationToken);
            else if (await catalog.TryReadAsync(address, cancellationToken) is not null)
                continue;
            await foreach (var file in store.ListAsync(KeyLayout.BackupFolder(address.Class, address.Database, address.Id), cancellationToken))
                await store.DeleteAsync(file.Key, cancellationToken);
            progress?.Report(new ProgressReport("prune", (i + 1.0) / removals.Count, removal.Id));
        }
    }
}
