using System.Globalization;

namespace PmoBackup.Policy;

/// <summary>The rules of a retention plan, for one store at one time.</summary>
internal sealed class RetentionRules
{
    private readonly DateTimeOffset _now;
    private readonly HashSet<(string Database, string Class, string Id)> _all;
    private readonly HashSet<RetentionCandidate> _newest;
    private readonly HashSet<RetentionCandidate> _newestProven;

    public RetentionRules(IReadOnlyList<RetentionCandidate> backups, DateTimeOffset now)
    {
        _now = now;
        _all = [.. backups.Select(b => (b.Database, b.Class, b.Id))];
        var past = backups.Where(b => b.TakenAt <= now).ToList();
        _newest = NewestOfEach(past);
        _newestProven = NewestOfEach(past.Where(b => b.DrillProven));
    }

    public RetentionDecision Decide(RetentionCandidate backup)
    {
        var (action, reason) = Judge(backup);
        return new(backup.Id, backup.Database, backup.Class, backup.TakenAt, action, reason);
    }

    public RetentionDecision Decide(OrphanCandidate orphan)
    {
        var (action, reason) = Judge(orphan);
        return new(
            orphan.Folder, orphan.Database, orphan.Class, orphan.Since, action, reason, RetentionSubject.Orphan);
    }

    private (RetentionAction Action, string Reason) Judge(RetentionCandidate backup)
    {
        if (RetentionClass.Find(backup.Class) is not { } known)
            return Keep(UnknownClass(backup.Class));
        if (backup.Held)
            return Keep("held, until somebody lifts the hold");
        var age = _now - backup.TakenAt;
        if (age < TimeSpan.Zero)
            return Keep($"taken {RoundedDuration.Of(age)} in the future: the clocks disagree");
        if (_newest.Contains(backup))
            return Keep($"newest {known} backup of {Printable(backup.Database)}");
        if (_newestProven.Contains(backup))
            return Keep($"newest {known} backup that a drill has proven");
        var kept = RoundedDuration.Of(known.Kept);
        if (age <= known.Kept)
            return Keep($"within {kept}, expires {Day(known.ExpiresAt(backup.TakenAt))}");
        var expired = $"expired {RoundedDuration.Of(age - known.Kept)} ago (kept {kept})";
        return age <= known.LifecycleExpiry
            ? Keep($"{expired}, removed a day after")
            : (RetentionAction.Remove, expired);
    }

    private (RetentionAction Action, string Reason) Judge(OrphanCandidate orphan)
    {
        var age = _now - orphan.Since;
        var grace = RoundedDuration.Of(RecoveryObjectives.OrphanGrace);
        if (RetentionClass.Find(orphan.Class) is null)
            return Keep(UnknownClass(orphan.Class));
        if (_all.Contains((orphan.Database, orphan.Class, orphan.Id)))
            return Keep("a backup of this id has a manifest");
        return age < RecoveryObjectives.OrphanGrace
            ? Keep($"no manifest, but not {grace} old: a backup may be in flight")
            : (RetentionAction.Remove, $"no manifest after {RoundedDuration.Of(age)} (left alone for {grace})");
    }

    private static HashSet<RetentionCandidate> NewestOfEach(IEnumerable<RetentionCandidate> backups) =>
        [.. backups.GroupBy(b => (b.Database, b.Class)).Select(
            g => g.OrderByDescending(b => b.TakenAt).ThenByDescending(b => b.Id, StringComparer.Ordinal).First())];

    private static (RetentionAction Action, string Reason) Keep(string reason) => (RetentionAction.Keep, reason);

    private static string UnknownClass(string name) =>
        $"the class {Printable(name)} is unknown, so nothing says how long it is kept";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A database may be called anything; a line of a plan stays one line.
    private static string Printable(string name) => new([.. name.Select(c => char.IsControl(c) ? '?' : c)]);
}
