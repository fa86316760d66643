using FsCheck.Xunit;
using PmoBackup.Catalog;
using PmoBackup.Errors;

namespace PmoBackup.Tests.Catalog;

public sealed class BackupIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 3, 4, TimeSpan.Zero);

    [Fact]
    public void An_id_tells_when_the_backup_was_taken_to_the_second_in_UTC()
    {
        var id = BackupId.New(Now.AddMilliseconds(987).ToOffset(TimeSpan.FromHours(-5)));

        Assert.Matches(@"\A20261122T020304Z-[0-9a-f]{8}\z", id.ToString());
        Assert.Equal(Now, id.TakenAt);
        Assert.Equal(TimeSpan.Zero, id.TakenAt.Offset);
        Assert.Equal("2026-11", id.Month);
    }

    [Fact]
    public void The_month_is_that_of_UTC() => Assert.Equal(
        "2026-12", BackupId.New(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.FromHours(-5))).Month);

    [Fact]
    public void Two_backups_of_the_same_second_have_different_ids() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => BackupId.New(Now)).Distinct().Count());

    [Property]
    public bool Every_id_is_read_back_as_it_was(DateTimeOffset time)
    {
        var id = BackupId.New(time);
        return BackupId.TryParse(id.ToString(), out var read) && read == id && read.TakenAt == id.TakenAt
            && BackupId.Parse(id.ToString()) == id;
    }

    [Property]
    public bool Ids_are_ordered_like_the_seconds_of_their_times(DateTimeOffset one, DateTimeOffset other)
    {
        var (first, second) = (BackupId.New(one), BackupId.New(other));
        return first.TakenAt == second.TakenAt
            || Math.Sign(first.CompareTo(second)) == Math.Sign(one.CompareTo(other));
    }

    [Property]
    public bool Ids_of_neighbouring_seconds_are_in_order(DateTimeOffset time)
    {
        var id = BackupId.New(time);
        return id.TakenAt > DateTimeOffset.MaxValue.AddSeconds(-1)
            || id.CompareTo(BackupId.New(id.TakenAt.AddSeconds(1))) < 0;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("20261122T020304Z")]
    [InlineData("20261122T020304Z-1F0C93AA")]
    [InlineData("20261122T020304Z-1f0c93a")]
    [InlineData("20261122T020304Z-1f0c93aaa")]
    [InlineData("20261122T020304Z_1f0c93aa")]
    [InlineData("20261122t020304z-1f0c93aa")]
    [InlineData("20261122T020304Z-1f0c93ag")]
    [InlineData("20261322T020304Z-1f0c93aa")]
    [InlineData("20260230T020304Z-1f0c93aa")]
    [InlineData("20261122T240000Z-1f0c93aa")]
    [InlineData("20261122T020360Z-1f0c93aa")]
    [InlineData("00000101T000000Z-1f0c93aa")]
    [InlineData(" 0261122T020304Z-1f0c93aa")]
    [InlineData("../../etc/passwd-1f0c93aa")]
    public void Anything_else_is_no_id(string? text) => Assert.False(BackupId.TryParse(text, out _));

    [Fact]
    public void A_mistyped_id_is_answered_with_where_to_find_the_right_one()
    {
        var error = Assert.Throws<UsageException>(() => BackupId.Parse("20261122\x1b[2J"));

        Assert.Equal("'20261122?[2J' is not the id of a backup.", error.Message);
        Assert.Contains("pmo-backup list", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_was_never_given_a_value_cannot_become_part_of_a_key()
    {
        Assert.Throws<InvalidOperationException>(() => default(BackupId).ToString());
        Assert.Throws<InvalidOperationException>(() => KeyLayout.BackupFolder("daily", "pmo", default));
    }
}
