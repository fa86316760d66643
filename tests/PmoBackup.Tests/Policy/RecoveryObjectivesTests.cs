using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class RecoveryObjectivesTests
{
    [Fact]
    public void The_objectives_are_the_runbooks()
    {
        Assert.Equal(TimeSpan.FromDays(1), RecoveryObjectives.RecoveryPoint);
        Assert.Equal(TimeSpan.FromMinutes(60), RecoveryObjectives.RecoveryTime);
        Assert.Equal(TimeSpan.FromSeconds(600), RecoveryObjectives.DrillRestore);
        Assert.Equal(TimeSpan.FromHours(26), RecoveryObjectives.FreshnessWarning);
        Assert.Equal(TimeSpan.FromHours(36), RecoveryObjectives.FreshnessCritical);
        Assert.Equal(0.05, RecoveryObjectives.ProductionCountTolerance);
        Assert.Equal(TimeSpan.FromHours(168), RecoveryObjectives.RecoveryWindow);
        Assert.Equal(TimeSpan.FromDays(2), RecoveryObjectives.OrphanGrace);
    }

    [Fact]
    public void A_missed_daily_backup_is_noticed_only_after_the_next_one_is_due() =>
        Assert.True(RecoveryObjectives.RecoveryPoint < RecoveryObjectives.FreshnessWarning);
}
