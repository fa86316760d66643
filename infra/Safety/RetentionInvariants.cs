using PmoBackup.Infra.Components;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>How long backups live.</summary>
internal static class RetentionInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("lock-before-expiry", "A lock ends before its object expires.", LockBeforeExpiry),
        new("kept-as-promised", "Backups are kept and locked as long as the runbook says.", KeptAsPromised),
        new("room-is-freed", "What expired is removed for good.", RoomIsFreed),
    ];

    private static IEnumerable<string> LockBeforeExpiry(StackFacts facts)
    {
        foreach (var (folder, rule) in Rules(facts))
        {
            var locked = Math.Max(facts.Lock.DaysOf(folder), facts.Lock.DefaultDays);
            if (rule?.ExpireDays is { } expiry && locked > expiry)
                yield return $"In {folder.Name}/ objects are locked for {locked} days and expire after {expiry}. "
                    + "Lower vault.lockDays.";
        }
    }

    private static IEnumerable<string> KeptAsPromised(StackFacts facts)
    {
        foreach (var (folder, rule) in Rules(facts))
        {
            if (rule is null)
                yield return $"Nothing says when {folder.Name}/ expires. Give it a lifecycle rule.";
            else if (rule.ExpireDays is { } days && days <= folder.Kept.TotalDays)
            {
                yield return $"{folder.Name}/ expires after {days} days, and is to be kept for {folder.Kept.TotalDays}. "
                    + "Make it a day more than that.";
            }
            if (facts.Settings.IsProduction && folder.ImmutableFor is { } locked && facts.Lock.DaysOf(folder) < locked.TotalDays)
            {
                yield return $"{folder.Name}/ is locked for {facts.Lock.DaysOf(folder)} days instead of {locked.TotalDays}. "
                    + "Remove vault.lockDays: it is for stacks that are torn down again.";
            }
        }
    }

    private static IEnumerable<string> RoomIsFreed(StackFacts facts)
    {
        foreach (var (folder, rule) in Rules(facts))
        {
            if (rule is { ExpireDays: not null, NoncurrentDays: null })
                yield return $"Expired versions in {folder.Name}/ stay for ever. Give the rule an expiry of noncurrent versions.";
        }
        if (!facts.Lifecycle.Any(rule => rule.RemovesExpiredMarkers))
            yield return "Delete markers with nothing behind them stay for ever. Add a rule that removes them.";
    }

    private static IEnumerable<(StoreFolder Folder, LifecycleRule? Rule)> Rules(StackFacts facts) =>
        StoreFolder.All.Select(folder => (folder, facts.Lifecycle.FirstOrDefault(rule => rule.Prefix == $"{folder.Name}/")));
}
