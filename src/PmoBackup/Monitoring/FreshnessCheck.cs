using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Policy;

namespace PmoBackup.Monitoring;

/// <summary>Judges the age of the newest backup of each database.</summary>
/// <param name="catalog">The backups.</param>
/// <param name="clock">The clock.</param>
public sealed class FreshnessCheck(BackupCatalog catalog, TimeProvider clock)
{
    /// <summary>Looks at every database of the store, or at one.</summary>
    /// <param name="limits">When to warn, and what is stale.</param>
    /// <param name="verifiedOnly">Whether only backups count that were verified or drilled.</param>
    /// <param name="database">Only this database; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One finding a database; none when the store has no backups at all, which is not fresh either.</returns>
    public async Task<IReadOnlyList<FreshnessFinding>> RunAsync(
        FreshnessLimits limits, bool verifiedOnly, string? database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var classes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var (className, name) in catalog.ListDatabasesAsync(cancellationToken))
        {
            if ((database ?? name) != name)
                continue;
            if (!classes.TryGetValue(name, out var found))
                classes.Add(name, found = []);
            found.Add(className);
        }
        if (database is not null && classes.Count == 0)
            classes.Add(database, []);
        var findings = new List<FreshnessFinding>();
        foreach (var (name, found) in classes)
        {
            var started = clock.GetTimestamp();
            var finding = await JudgeAsync(name, found, limits, verifiedOnly, cancellationToken);
            findings.Add(finding);
            if (found.Count == 0)
                continue;
            // Whoever may only read may check too: what was found is told whether or not it can be noted.
            await new Journal(catalog.Store, clock).TryWriteAsync("check", name, finding.Backup, finding.Level != FreshnessLevel.Stale, clock.GetElapsedTime(started),
                finding.Age is { } age ? new Dictionary<string, double> { ["ageSeconds"] = Math.Round(age.TotalSeconds, 3) } : null,
                finding.Level == FreshnessLevel.Fresh ? null : finding.Reason);
        }
        return findings;
    }

    private async Task<FreshnessFinding> JudgeAsync(
        string database, IReadOnlyList<string> classes, FreshnessLimits limits, bool verifiedOnly, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            Manifest? newest = null;
            foreach (var className in classes)
            {
                var candidate = verifiedOnly
                    ? await FindProvenAsync(className, database, now, limits, cancellationToken)
                    : await catalog.FindNewestAsync(className, database, now - limits.MaxAge, cancellationToken);
                if (candidate is not null && (newest is null || candidate.SnapshotAt > newest.SnapshotAt))
                    newest = candidate;
            }
            TimeSpan? age = newest is null ? null : now - newest.SnapshotAt;
            var verdict = limits.Judge(age);
            var reason = !verifiedOnly ? verdict.Reason
                : newest is null ? "There is no backup of the last weeks that was verified or drilled."
                : $"Of those that were verified or drilled: {char.ToLowerInvariant(verdict.Reason[0])}{verdict.Reason[1..]}";
            return new FreshnessFinding(database, newest?.Id, newest?.Class, newest?.SnapshotAt, age, verdict.Level, reason);
        }
        catch (PmoException e) when (e.ExitCode is ExitCode.Corrupted or ExitCode.Refused)
        {
            // What cannot be read cannot be restored: somebody must look, whatever older backups there are.
            return new FreshnessFinding(database, null, null, null, null, FreshnessLevel.Stale, e.Message);
        }
    }

    private async Task<Manifest?> FindProvenAsync(
        string className, string database, DateTimeOffset now, FreshnessLimits limits, CancellationToken cancellationToken)
    {
        // Older ones would be stale anyway; how old the newest proven one is, is told for a while longer.
        var since = now - limits.MaxAge - TimeSpan.FromDays(31);
        var proofs = await BackupProof.ReadAllAsync(new Journal(catalog.Store, clock), database, since, cancellationToken);
        await foreach (var address in catalog.ListFoldersAsync(className, database, since, cancellationToken))
        {
            if (proofs.TryGetValue(address.Id, out var proof) && (proof.VerifiedAt ?? proof.DrilledAt) is not null
                && await catalog.TryReadAsync(address, cancellationToken) is { } manifest)
                return manifest;
        }
        return null;
    }
}
