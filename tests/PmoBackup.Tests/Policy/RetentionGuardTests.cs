using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class RetentionGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly RetentionCandidate Newest = new("new", "pmo", "daily", Now.AddDays(-1), false, false);
    private static readonly RetentionCandidate Old = new("old", "pmo", "daily", Now.AddDays(-50), false, false);
    private static readonly OrphanCandidate Died = new("daily/pmo/2026-11/died", "pmo", "daily", Now.AddDays(-3));

    [Fact]
    public void Removing_an_expired_backup_is_fine() => Assert.Empty(Check([Old], Newest, Old));

    [Fact]
    public void Removing_a_backup_that_has_not_expired_is_a_violation()
    {
        var young = Old with { TakenAt = Now.AddDays(-30) };

        Assert.Equal(["The plan removes old, which has not expired."], Check([young], Newest, young));
    }

    [Fact]
    public void Removing_a_held_backup_is_a_violation() => Assert.Equal(
        ["The plan removes old, which is held."], Check([Old], Newest, Old with { Held = true }));

    [Fact]
    public void Removing_the_newest_backup_is_a_violation() => Assert.Equal(
        ["The plan removes the newest daily backup of pmo."],
        Check([Old], Old, Old with { Id = "older", TakenAt = Now.AddDays(-60) }));

    [Fact]
    public void A_backup_from_the_future_does_not_stand_in_for_the_newest() => Assert.Equal(
        ["The plan removes the newest daily backup of pmo."], Check([Old], Old, Newest with { TakenAt = Now.AddDays(1) }));

    [Fact]
    public void A_backup_of_another_database_does_not_stand_in_for_the_newest() => Assert.Equal(
        ["The plan removes the newest daily backup of pmo."], Check([Old], Old, Newest with { Database = "reporting" }));

    [Fact]
    public void Removing_the_newest_proven_backup_is_a_violation() => Assert.Equal(
        ["The plan removes the newest daily backup of pmo that a drill has proven."],
        Check([Old], Newest, Old with { DrillProven = true }));

    [Fact]
    public void Removing_what_was_never_listed_is_a_violation() => Assert.Equal(
        ["The plan removes old, which was listed 0 times."], Check([Old], Newest));

    [Fact]
    public void Removing_a_backup_of_an_unknown_class_is_a_violation()
    {
        var (old, newest) = (Old with { Class = "monthly" }, Newest with { Class = "monthly" });

        Assert.Equal(["The plan removes old, whose class is unknown."], Check([old], newest, old));
    }

    [Fact]
    public void Removing_files_without_a_manifest_after_48_hours_is_fine() => Assert.Empty(CheckOrphan([Died]));

    [Fact]
    public void Removing_files_that_a_backup_in_flight_may_be_writing_is_a_violation() => Assert.Equal(
        ["The plan removes the folder daily/pmo/2026-11/died, whose backup may be in flight."],
        CheckOrphan([Died with { Since = Now.AddHours(-47) }]));

    [Fact]
    public void Removing_a_folder_that_was_never_listed_is_a_violation() => Assert.Equal(
        ["The plan removes the folder daily/pmo/2026-11/died, which was listed 0 times."], CheckOrphan([]));

    [Fact]
    public void Removing_the_files_of_a_backup_that_has_a_manifest_is_a_violation() => Assert.Equal(
        ["The plan removes the folder daily/pmo/2026-11/died as one without a manifest, and it has one."],
        CheckOrphan([Died], Newest with { Id = "died" }));

    private static IReadOnlyList<string> Check(RetentionCandidate[] removed, params RetentionCandidate[] listed) =>
        RetentionGuard.Check(
            new([.. removed.Select(r => new RetentionDecision(
                r.Id, r.Database, r.Class, r.TakenAt, RetentionAction.Remove, "because"))]),
            listed, [], Now);

    private static IReadOnlyList<string> CheckOrphan(OrphanCandidate[] listed, params RetentionCandidate[] backups) =>
        RetentionGuard.Check(
            new([new(Died.Folder, "pmo", "daily", Died.Since, RetentionAction.Remove, "because", RetentionSubject.Orphan)]),
            backups, listed, Now);
}
