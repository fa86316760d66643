using FsCheck.Xunit;
using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class FreshnessLimitsTests
{
    [Theory]
    [InlineData(0, FreshnessLevel.Fresh, "The newest backup is 0 seconds old.")]
    [InlineData(-5 * 60, FreshnessLevel.Fresh, "The newest backup is 0 seconds old.")]
    [InlineData(26 * 3600 - 1, FreshnessLevel.Fresh, "The newest backup is 25 hours old.")]
    [InlineData(26 * 3600, FreshnessLevel.Warning, "The newest backup is 26 hours old; it becomes stale at 36 hours.")]
    [InlineData(36 * 3600 - 1, FreshnessLevel.Warning, "The newest backup is 35 hours old; it becomes stale at 36 hours.")]
    [InlineData(36 * 3600, FreshnessLevel.Stale, "The newest backup is 36 hours old; from 36 hours on it is stale.")]
    [InlineData(10 * 86400, FreshnessLevel.Stale, "The newest backup is 10 days old; from 36 hours on it is stale.")]
    [InlineData(-5 * 60 - 1, FreshnessLevel.Stale,
        "The newest backup lies 5 minutes in the future: the clocks disagree, so its age is unknown.")]
    public void An_age_is_judged_by_the_runbooks_limits(int seconds, FreshnessLevel level, string reason) =>
        Assert.Equal(new FreshnessVerdict(level, reason), FreshnessLimits.Default.Judge(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void No_backup_at_all_is_stale() =>
        Assert.Equal(new FreshnessVerdict(FreshnessLevel.Stale, "There is no backup."), FreshnessLimits.Default.Judge(null));

    [Fact]
    public void Equal_limits_leave_no_room_for_a_warning()
    {
        var limits = new FreshnessLimits(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        Assert.Equal(FreshnessLevel.Fresh, limits.Judge(TimeSpan.FromMinutes(59)).Level);
        Assert.Equal(FreshnessLevel.Stale, limits.Judge(TimeSpan.FromMinutes(60)).Level);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, -1)]
    public void Limits_that_make_no_sense_are_refused(int warn, int maxAge) => Assert.Throws<ArgumentException>(
        () => new FreshnessLimits(TimeSpan.FromHours(warn), TimeSpan.FromHours(maxAge)));

    [Property]
    public bool An_older_backup_is_never_fresher(TimeSpan one, TimeSpan other)
    {
        var (younger, older) = one <= other ? (one, other) : (other, one);
        var limits = FreshnessLimits.Default;

        return younger < -FreshnessLimits.ClockTolerance || limits.Judge(younger).Level <= limits.Judge(older).Level;
    }

    [Fact]
    public void The_most_extreme_ages_are_judged_too()
    {
        Assert.Equal(FreshnessLevel.Stale, FreshnessLimits.Default.Judge(TimeSpan.MinValue).Level);
        Assert.Equal(FreshnessLevel.Stale, FreshnessLimits.Default.Judge(TimeSpan.MaxValue).Level);
    }
}
