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
            catch (LockedException e)
            {
                decisions.Add(decision with { Action = RetentionAction.Keep, Reason = $"{decision.Reason}, but {LockedException.Reason(e.Protection)}" });
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

    /// <summary>Where what a decision is about lies.</summary>
    public static string FolderOf(RetentionDecision decision)
    {
        var address = AddressOf(decision);
        return KeyLayout.BackupFolder(address.Class, address.Database, address.Id);
    }

    private static BackupAddress AddressOf(RetentionDecision decision) =>
        new(decision.Class, decision.Database, BackupId.Parse(decision.Id[(decision.Id.LastIndexOf('/') + 1)..]));

    private async Task<bool> RemoveAsync(RetentionDecision removal, CancellationToken cancellationToken)
    {
        var address = AddressOf(removal);
        if (removal.Subject == RetentionSubject.Backup)
            await DeleteAsync(KeyLayout.ManifestKey(address.Class, address.Database, address.Id), cancellationToken);
        else if (await catalog.TryReadAsync(address, cancellationToken) is not null)
            return false;
        await foreach (var file in store.ListAsync(FolderOf(removal), cancellationToken))
            await DeleteAsync(file.Key, cancellationToken);
        return true;
    }

    private async Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        await store.PurgeAsync(key, cancellationToken);
        _objects++;
    }
}
