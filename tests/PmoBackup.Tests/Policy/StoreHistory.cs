using FsCheck;
using FsCheck.Fluent;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

/// <summary>Any content of a store, as far as its retention is concerned, and a time to look at it.</summary>
public sealed record StoreHistory(
    IReadOnlyList<RetentionCandidate> Backups, IReadOnlyList<OrphanCandidate> Orphans, DateTimeOffset Now)
{
    private static readonly DateTimeOffset Present = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Databases = Gen.Elements("pmo", "reporting");

    private static readonly Gen<string> Classes = Gen.Elements("daily", "daily", "weekly", "predeploy", "incident", "monthly");

    // Half of them on whole days, so that ties and exact limits come up; some ticks to either side of them; some offsets.
    private static readonly Gen<DateTimeOffset> Times =
        from days in Gen.Choose(-2, 400)
        from minutes in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 1439))
        from ticks in Gen.Choose(-1, 1)
        from offset in Gen.Elements(0, 0, -5, 9)
        select (Present.AddDays(-days).AddMinutes(-minutes).AddTicks(ticks)).ToOffset(TimeSpan.FromHours(offset));

    private static readonly Gen<RetentionCandidate> AnyBackup =
        from database in Databases
        from name in Classes
        from taken in Times
        from proven in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from held in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new RetentionCandidate("", database, name, taken, proven, held);

    // Some claim an id that a backup of the store has.
    private static readonly Gen<OrphanCandidate> AnyOrphan =
        from database in Databases
        from name in Classes
        from since in Times
        from id in Gen.Choose(0, 100)
        select new OrphanCandidate($"{name}/{database}/2026-11/{id:D4}", database, name, since);

    public static Arbitrary<StoreHistory> Any() => Arb.From(
        from backups in Gen.ListOf(AnyBackup)
        from order in Gen.Shuffle(Enumerable.Range(0, backups.Count).ToArray())
        from orphans in Gen.ListOf(AnyOrphan)
        select new StoreHistory(
            [.. backups.Zip(order, (b, id) => b with { Id = $"{id:D4}" })],
            [.. orphans.DistinctBy(o => o.Folder)],
            Present),
        Smaller);

    public RetentionPlan Plan() => RetentionPlan.Make(Backups, Orphans, Now);

    public IReadOnlyList<string> Guard(RetentionPlan plan) => RetentionGuard.Check(plan, Backups, Orphans, Now);

    /// <summary>What is left after a plan: a removed backup takes every file of its folder with it.</summary>
    public StoreHistory After(RetentionPlan plan)
    {
        var gone = plan.Removals.Select(d => (d.Database, d.Class, d.Id)).ToHashSet();
        return this with
        {
            Backups = [.. Backups.Where(b => !gone.Contains((b.Database, b.Class, b.Id)))],
            Orphans = [.. Orphans.Where(
                o => !gone.Contains((o.Database, o.Class, o.Id)) && !gone.Contains((o.Database, o.Class, o.Folder)))],
        };
    }

    private static IEnumerable<StoreHistory> Smaller(StoreHistory history) =>
        history.Backups.Select(b => history with { Backups = [.. history.Backups.Where(x => x != b)] })
            .Concat(history.Orphans.Select(o => history with { Orphans = [.. history.Orphans.Where(x => x != o)] }));
}
