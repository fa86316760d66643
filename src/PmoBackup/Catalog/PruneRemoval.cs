using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>Carries out a retention plan, in an order in which a failure at any moment leaves no backup listed that lacks files.</summary>
/// <param name="store">The store.</param>
/// <param name="catalog">The backups in it.</param>
internal sealed class PruneRemoval(IObjectStore store, BackupCatalog catalog)
{
    private int _objects;

    /// <summary>Removes what the plan removes.</summary>
    /// <returns>The plan as it was carried out.</returns>
    public async Task<RetentionPlan> ApplyAsync(RetentionPlan plan, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var decisions = new List<RetentionDecision>();
        var (total, removed) = (plan.Removals.Count(), 0);
        foreach (var decision in plan.Decisions)
        {
            if (decision.Action == RetentionAction.Keep)
            {
                decisions.Add(decision);
                continue;
            }
            try
            {
                var gone = await RemoveAsync(decision, cancellationToken);
                decisions.Add(gone ? decision : decision with { Action = RetentionAction.Keep, Reason = "got its manifest meanwhile" });
                removed += gone ? 1 : 0;
            }
            catch (PmoException e) when (_objects > 0)
            {
                throw new PmoException(ExitCode.Partial, $"Prune stopped after {removed} of {total} removals, at {decision.Id}: {e.Message}",
                    $"No backup that is listed lost a file. Run 'pmo-backup prune --apply' again to finish. {e.Hint}".TrimEnd(), e);
            }
            progress?.Report(new ProgressReport("prune", (double)removed / total, decision.Id));
        }
        return new RetentionPlan(decisions);
    }

    private async Task<bool> RemoveAsync(RetentionDecision removal, CancellationToken cancellationToken)
    {
        var address = new BackupAddress(removal.Class, removal.Database, BackupId.Parse(removal.Id[(removal.Id.LastIndexOf('/') + 1)..]));
        if (removal.Subject == RetentionSubject.Backup)
            await DeleteAsync(KeyLayout.ManifestKey(address.Class, address.Database, address.Id), cancellationToken);
        else if (await catalog.TryReadAsync(address, cancellationToken) is not null)
            return false;
        await foreach (var file in store.ListAsync(KeyLayout.BackupFolder(address.Class, address.Database, address.Id), cancellationToken))
            await DeleteAsync(file.Key, cancellationToken);
        return true;
    }

    private async Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(key, cancellationToken);
        _objects++;
    }
}
