using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class RetentionPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(29, RetentionAction.Keep, "within 30 days, expires 2026-11-23")]
    [InlineData(30, RetentionAction.Keep, "within 30 days, expires 2026-11-22")]
    [InlineData(31, RetentionAction.Keep, "expired 24 hours ago (kept 30 days), removed a day after")]
    [InlineData(33, RetentionAction.Remove, "expired 3 days ago (kept 30 days)")]
    public void A_daily_backup_goes_a_day_after_its_thirty_days(int days, RetentionAction action, string reason)
    {
        var line = Decide(Daily("old", days), Daily("new", 0));

        Assert.Equal((action, reason), (line.Action, line.Reason));
    }

    [Fact]
    public void The_only_backup_stays_whatever_its_age() =>
        Assert.Equal("newest daily backup of pmo", Kept(Daily("old", 4000)));

    [Fact]
    public void The_newest_proven_backup_stays_whatever_its_age() => Assert.Equal(
        "newest daily backup that a drill has proven", Kept(Daily("old", 4000) with { DrillProven = true }, Daily("new", 0)));

    [Fact]
    public void A_held_backup_stays_whatever_its_age() => Assert.Equal(
        "held, until somebody lifts the hold", Kept(Daily("old", 4000) with { Held = true }, Daily("new", 0)));

    [Fact]
    public void A_backup_of_an_unknown_class_stays() => Assert.Equal(
        "the class monthly is unknown, so nothing says how long it is kept",
        Kept(Daily("old", 4000) with { Class = "monthly" }, Daily("new", 0) with { Class = "monthly" }));

    [Fact]
    public void A_backup_from_the_future_stays_and_does_not_cost_the_last_good_one()
    {
        var plan = RetentionPlan.Make([Daily("old", 4000), Daily("future", -100)], [], Now);

        Assert.Equal(
            ["taken 100 days in the future: the clocks disagree", "newest daily backup of pmo"],
            plan.Decisions.Select(d => d.Reason));
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void A_database_with_a_line_break_in_its_name_stays_on_one_line() => Assert.Equal(
        "newest daily backup of p?mo", Kept(Daily("old", 1) with { Database = "p\nmo" }));

    [Theory]
    [InlineData(0, RetentionAction.Keep, "no manifest, but not 48 hours old: a backup may be in flight")]
    [InlineData(-5, RetentionAction.Keep, "no manifest, but not 48 hours old: a backup may be in flight")]
    [InlineData(48, RetentionAction.Remove, "no manifest after 48 hours (left alone for 48 hours)")]
    [InlineData(96, RetentionAction.Remove, "no manifest after 4 days (left alone for 48 hours)")]
    public void Files_without_a_manifest_are_left_alone_for_48_hours(int hours, RetentionAction action, string reason)
    {
        var line = Assert.Single(RetentionPlan.Make([], [Orphan("daily", hours)], Now).Decisions);

        Assert.Equal((RetentionSubject.Orphan, action, reason), (line.Subject, line.Action, line.Reason));
    }

    [Fact]
    public void A_folder_whose_backup_has_a_manifest_after_all_is_not_removed_as_one_without()
    {
        var plan = RetentionPlan.Make([Daily("died", 4)], [Orphan("daily", 96)], Now);

        Assert.Equal("a backup of this id has a manifest", plan.Decisions[1].Reason);
        Assert.Empty(plan.Removals);
    }

    [Fact]
    public void Files_of_an_unknown_class_stay() =>
        Assert.Empty(RetentionPlan.Make([], [Orphan("monthly", 9999)], Now).Removals);

    [Fact]
    public void Lines_come_by_database_then_class_then_newest_first()
    {
        var plan = RetentionPlan.Make(
            [
                Daily("5", 2) with { Database = "reporting" }, Daily("4", 1) with { Class = "monthly" },
                Daily("3", 1) with { Class = "weekly" }, Daily("1", 2), Daily("2", 3),
            ],
            [Orphan("daily", 1)],
            Now);

        Assert.Equal(["1", "2", "daily/pmo/2026-11/died", "3", "4", "5"], plan.Decisions.Select(d => d.Id));
    }

    [Fact]
    public void The_same_backup_listed_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => RetentionPlan.Make([Daily("1", 1), Daily("1", 50)], [], Now));

    [Fact]
    public void The_same_folder_listed_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => RetentionPlan.Make([], [Orphan("daily", 1), Orphan("daily", 2)], Now));

    [Fact]
    public void A_backup_without_a_database_is_refused() =>
        Assert.Throws<ArgumentException>(() => RetentionPlan.Make([Daily("1", 1) with { Database = "" }], [], Now));

    [Fact]
    public void An_empty_store_has_an_empty_plan() => Assert.Empty(RetentionPlan.Make([], [], Now).Decisions);

    private static RetentionCandidate Daily(string id, int days) => new(id, "pmo", "daily", Now.AddDays(-days), false, false);

    private static OrphanCandidate Orphan(string name, int hours) =>
        new($"{name}/pmo/2026-11/died", "pmo", name, Now.AddHours(-hours));

    private static RetentionDecision Decide(params RetentionCandidate[] backups) =>
        Assert.Single(RetentionPlan.Make(backups, [], Now).Decisions, d => d.Id == backups[0].Id);

    private static string Kept(params RetentionCandidate[] backups)
    {
        var line = Decide(backups);
        Assert.Equal(RetentionAction.Keep, line.Action);
        return line.Reason;
    }
}
