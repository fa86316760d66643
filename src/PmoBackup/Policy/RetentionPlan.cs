namespace PmoBackup.Policy;

/// <summary>What <c>prune</c> does with each backup of a store, and why. Pure: the same input, in any order, gives the same
/// plan.</summary>
/// <param name="Decisions">One for each backup and orphan: by database, class (as in <see cref="RetentionClass.All"/>, unknown
/// ones last), backups before orphans, newest first.</param>
public sealed record RetentionPlan(IReadOnlyList<RetentionDecision> Decisions)
{
    /// <summary>The decisions to remove something, in the plan's order.</summary>
    public IEnumerable<RetentionDecision> Removals => Decisions.Where(d => d.Action == RetentionAction.Remove);

    /// <summary>Makes the plan.</summary>
    /// <remarks>Removed is what is older than <see cref="RetentionClass.LifecycleExpiry"/>, a day more than its class is kept:
    /// the same moment as the bucket's lifecycle, so nothing goes before its manifest says so. Kept whatever their age are
    /// the newest backup of a database and class, the newest one that a drill has proven, what is held, and what is of an
    /// unknown class. A backup from the future is kept, and is not the newest: a wrong clock must not cost the last good
    /// backup. Files without a manifest go when they are 48 hours old.</remarks>
    /// <param name="candidates">Every backup of the store, or of the databases and classes of interest.</param>
    /// <param name="orphans">Every folder of files without a manifest.</param>
    /// <param name="now">The time of the decision.</param>
    /// <exception cref="ArgumentException">Something has no id, database or class, or is there twice.</exception>
    public static RetentionPlan Make(
        IEnumerable<RetentionCandidate> candidates, IEnumerable<OrphanCandidate> orphans, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(orphans);
        RetentionCandidate[] backups = [.. candidates];
        OrphanCandidate[] folders = [.. orphans];
        RefuseBadInput(backups, folders);

        var rules = new RetentionRules(backups, now);
        return new([.. backups.Select(rules.Decide).Concat(folders.Select(rules.Decide))
            .OrderBy(d => d.Database, StringComparer.Ordinal)
            .ThenBy(d => ClassOrder(d.Class)).ThenBy(d => d.Class, StringComparer.Ordinal)
            .ThenBy(d => d.Subject)
            .ThenByDescending(d => d.TakenAt).ThenByDescending(d => d.Id, StringComparer.Ordinal)]);
    }

    private static int ClassOrder(string name)
    {
        var index = RetentionClass.All.Select(c => c.Name).ToList().IndexOf(name);
        return index < 0 ? int.MaxValue : index;
    }

    private static void RefuseBadInput(RetentionCandidate[] backups, OrphanCandidate[] orphans)
    {
        if (backups.Any(b => string.IsNullOrEmpty(b.Id) || string.IsNullOrEmpty(b.Database) || string.IsNullOrEmpty(b.Class)))
            throw new ArgumentException("A backup has no id, no database or no class.", nameof(backups));
        if (orphans.Any(o => string.IsNullOrEmpty(o.Folder) || string.IsNullOrEmpty(o.Database) || string.IsNullOrEmpty(o.Class)))
            throw new ArgumentException("A folder without a manifest has no name, no database or no class.", nameof(orphans));
        // Removing one of two that share an id would remove both.
        if (backups.GroupBy(b => (b.Database, b.Class, b.Id)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The backup {twice.Key.Id} is listed twice.", nameof(backups));
        if (orphans.GroupBy(o => o.Folder).FirstOrDefault(g => g.Count() > 1) is { } folder)
            throw new ArgumentException($"The folder {folder.Key} is listed twice.", nameof(orphans));
    }
}
