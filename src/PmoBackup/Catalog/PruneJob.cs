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
    /// <returns>The plan; when it was carried out, what was spared after all is among what it keeps.</returns>
    /// <exception cref="CorruptedException">The store holds a manifest that cannot be used; nothing was removed.</exception>
    /// <exception cref="PmoException">The store failed; where something was removed before, the exit code is
    /// <see cref="ExitCode.Partial"/> and the message says how much.</exception>
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
        var orphans = await OrphansAsync(listing.Incomplete, cancellationToken);
        var plan = await SpareLockedAsync(RetentionPlan.Make(candidates, orphans, now), now, cancellationToken);
        if (!apply)
            return plan;
        var violations = RetentionGuard.Check(plan, candidates, orphans, now);
        if (violations.Count > 0)
            throw new PmoException(ExitCode.Internal, $"Nothing was removed: the guard objects to the plan. {string.Join(' ', violations)}", "Report this as a defect.");
        var done = await new PruneRemoval(store, catalog).ApplyAsync(plan, progress, cancellationToken);
        foreach (var database in done.Decisions.GroupBy(d => d.Database))
        {
            var removed = database.Count(d => d.Action == RetentionAction.Remove);
            if (await new Journal(store, clock).TryWriteAsync("prune", database.Key, null, true, clock.GetElapsedTime(started),
                new Dictionary<string, double> { ["removed"] = removed }, null) is { } unwritten)
                throw new PmoException(ExitCode.Partial, $"{removed} removals of {database.Key} are done, but the journal has no entry of them. {unwritten}");
        }
        return done;
    }

    /// <summary>What the store would not let go is kept, and the plan says until when: no attempt, no failure.</summary>
    private async Task<RetentionPlan> SpareLockedAsync(RetentionPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var decisions = new List<RetentionDecision>();
        foreach (var decision in plan.Decisions)
        {
            var kept = decision;
            if (decision.Action == RetentionAction.Remove)
            {
                await foreach (var file in store.ListAsync(PruneRemoval.FolderOf(decision), cancellationToken))
                {
                    var protection = await store.FindProtectionAsync(file.Key, cancellationToken);
                    if (!protection.AllowsRemoval(now))
                        kept = decision with { Action = RetentionAction.Keep, Reason = $"{decision.Reason}, but {LockedException.Reason(protection)}" };
                }
            }
            decisions.Add(kept);
        }
        return new RetentionPlan(decisions);
    }

    private async Task<IReadOnlyList<RetentionCandidate>> CandidatesAsync(IReadOnlyList<Manifest> backups, CancellationToken cancellationToken)
    {
        var candidates = new List<RetentionCandidate>();
        foreach (var database in backups.GroupBy(b => b.Database))
        {
            var proofs = await BackupProof.ReadAllAsync(new Journal(store, clock), database.Key, database.Min(b => b.StartedAt), cancellationToken);
            var ofDatabase = database.ToList();
            var protections = await BackupProtection.ReadAllAsync(store, ofDatabase, cancellationToken);
            candidates.AddRange(ofDatabase.Select((b, i) => new RetentionCandidate(
                b.Id.ToString(), b.Database, b.Class, b.Id.TakenAt, proofs.GetValueOrDefault(b.Id)?.DrilledAt is not null, protections[i].Held)));
        }
        return candidates;
    }

    private async Task<IReadOnlyList<OrphanCandidate>> OrphansAsync(IReadOnlyList<BackupAddress> incomplete, CancellationToken cancellationToken)
    {
        var orphans = new List<OrphanCandidate>();
        foreach (var address in incomplete)
        {
            // A backup that takes days has an old id and young files: it is still in flight.
            var folder = KeyLayout.BackupFolder(address.Class, address.Database, address.Id);
            var newest = address.Id.TakenAt;
            await foreach (var file in store.ListAsync(folder, cancellationToken))
                newest = file.StoredAt > newest ? file.StoredAt : newest;
            orphans.Add(new OrphanCandidate(folder, address.Database, address.Class, newest));
        }
        return orphans;
    }
}
