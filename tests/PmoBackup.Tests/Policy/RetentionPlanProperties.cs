using FsCheck.Xunit;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

[Properties(Arbitrary = [typeof(StoreHistory)], MaxTest = 300)]
public sealed class RetentionPlanProperties
{
    [Property]
    public bool The_guard_finds_nothing_in_any_plan(StoreHistory history) => history.Guard(history.Plan()).Count == 0;

    [Property]
    public bool Everything_in_the_store_has_exactly_one_line_with_a_reason(StoreHistory history)
    {
        var plan = history.Plan();
        return plan.Decisions.All(d => d.Reason.Length > 0)
            && plan.Decisions.Select(d => (d.Subject, d.Database, d.Class, d.Id)).ToHashSet().SetEquals(
                history.Backups.Select(b => (RetentionSubject.Backup, b.Database, b.Class, b.Id))
                    .Concat(history.Orphans.Select(o => (RetentionSubject.Orphan, o.Database, o.Class, o.Folder))))
            && plan.Decisions.Count == history.Backups.Count + history.Orphans.Count;
    }

    [Property]
    public bool The_newest_backup_and_the_newest_proven_one_always_survive(StoreHistory history)
    {
        var left = history.After(history.Plan()).Backups;
        return history.Backups.Where(b => b.TakenAt <= history.Now).GroupBy(b => (b.Database, b.Class)).All(group =>
        {
            var survivors = left.Intersect(group).ToList();
            var proven = group.Where(b => b.DrillProven).ToList();
            return survivors.Max(b => b.TakenAt) == group.Max(b => b.TakenAt)
                && (proven.Count == 0 || survivors.Any(b => b.DrillProven && b.TakenAt == proven.Max(p => p.TakenAt)));
        });
    }

    [Property]
    public bool Nothing_goes_before_its_class_says(StoreHistory history) => history.Plan().Removals
        .Where(d => d.Subject == RetentionSubject.Backup)
        .All(d => RetentionClass.Find(d.Class)!.ExpiresAt(d.TakenAt) < history.Now);

    [Property]
    public bool What_has_expired_goes_unless_something_protects_it(StoreHistory history)
    {
        var gone = history.Plan().Removals.Select(d => (d.Database, d.Class, d.Id)).ToHashSet();
        return history.Backups.All(b => gone.Contains((b.Database, b.Class, b.Id))
            || b.Held
            || RetentionClass.Find(b.Class) is not { } known
            || history.Now <= b.TakenAt + known.LifecycleExpiry
            || !history.Backups.Any(x => IsNewer(x, b) && x.TakenAt <= history.Now)
            || (b.DrillProven && !history.Backups.Any(x => x.DrillProven && IsNewer(x, b) && x.TakenAt <= history.Now)));

        static bool IsNewer(RetentionCandidate one, RetentionCandidate other) =>
            (one.Database, one.Class) == (other.Database, other.Class)
            && (one.TakenAt, one.Id).CompareTo((other.TakenAt, other.Id)) > 0;
    }

    [Property]
    public bool The_order_of_the_input_makes_no_difference(StoreHistory history, int seed)
    {
        var random = new Random(seed);
        RetentionCandidate[] backups = [.. history.Backups];
        OrphanCandidate[] orphans = [.. history.Orphans];
        random.Shuffle(backups);
        random.Shuffle(orphans);

        return RetentionPlan.Make(backups, orphans, history.Now).Decisions.SequenceEqual(history.Plan().Decisions);
    }

    [Property]
    public bool A_second_plan_right_after_the_first_removes_nothing(StoreHistory history) =>
        !history.After(history.Plan()).Plan().Removals.Any();

    [Property]
    public bool What_goes_now_would_also_go_later(StoreHistory history, ushort hours)
    {
        var later = history with { Now = history.Now.AddHours(hours) };

        return history.Plan().Removals.Select(Line).ToHashSet().IsSubsetOf(later.Plan().Removals.Select(Line));

        static object Line(RetentionDecision d) => (d.Subject, d.Database, d.Class, d.Id);
    }

    [Property]
    public bool A_backup_of_one_database_or_class_says_nothing_about_another(StoreHistory history)
    {
        var apart = history.Backups.GroupBy(b => (b.Database, b.Class))
            .SelectMany(g => RetentionPlan.Make(g, [], history.Now).Decisions).ToHashSet();

        return apart.SetEquals(RetentionPlan.Make(history.Backups, [], history.Now).Decisions);
    }

    [Property]
    public bool The_guard_notices_when_any_protected_line_is_turned_into_a_removal(StoreHistory history)
    {
        var plan = history.Plan();
        return plan.Decisions.Where(d => d.Action == RetentionAction.Keep && IsProtected(d, history)).All(kept =>
        {
            var turned = plan.Decisions.Select(d => d == kept ? d with { Action = RetentionAction.Remove } : d);
            return history.Guard(new RetentionPlan([.. turned])).Count > 0;
        });
    }

    // Two that the guard may let go: one in the day of grace after it expired, and one of two taken at the same instant.
    private static bool IsProtected(RetentionDecision line, StoreHistory history) =>
        !line.Reason.EndsWith("removed a day after", StringComparison.Ordinal)
        && (line.Subject == RetentionSubject.Orphan
            || history.Backups.Count(
                b => (b.Database, b.Class) == (line.Database, line.Class) && b.TakenAt == line.TakenAt) == 1);
}
