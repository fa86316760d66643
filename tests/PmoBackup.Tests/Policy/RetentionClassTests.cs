using PmoBackup.Policy;

namespace PmoBackup.Tests.Policy;

public sealed class RetentionClassTests
{
    [Theory]
    [InlineData("daily", 30, "STANDARD_IA")]
    [InlineData("weekly", 90, "STANDARD_IA")]
    [InlineData("predeploy", 7, "STANDARD")]
    [InlineData("incident", 365, "STANDARD_IA")]
    public void Each_class_has_the_runbooks_numbers(string name, int days, string storageClass)
    {
        var found = RetentionClass.Find(name);

        Assert.NotNull(found);
        Assert.Equal(TimeSpan.FromDays(days), found.Kept);
        Assert.Equal(TimeSpan.FromDays(days), found.ImmutableFor);
        Assert.Equal(TimeSpan.FromDays(days + 1), found.LifecycleExpiry);
        Assert.Equal(storageClass, found.StorageClass);
        Assert.Equal(name, found.ToString());
    }

    [Fact]
    public void The_classes_come_in_the_runbooks_order() =>
        Assert.Equal(["daily", "weekly", "predeploy", "incident"], RetentionClass.All.Select(c => c.Name));

    [Theory]
    [InlineData("")]
    [InlineData("Daily")]
    [InlineData("monthly")]
    public void A_name_that_is_no_class_finds_nothing(string name) => Assert.Null(RetentionClass.Find(name));

    [Fact]
    public void A_store_never_locks_a_backup_longer_than_it_is_kept() =>
        Assert.All(RetentionClass.All, c => Assert.True(c.ImmutableFor <= c.Kept));

    [Fact]
    public void STANDARD_IA_is_only_for_what_is_kept_at_least_the_30_days_that_it_bills() =>
        Assert.All(RetentionClass.All, c => Assert.Equal(c.Kept >= TimeSpan.FromDays(30), c.StorageClass == "STANDARD_IA"));

    [Fact]
    public void A_backup_expires_when_its_class_says()
    {
        var taken = new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 2, 0, 0, TimeSpan.Zero), RetentionClass.Daily.ExpiresAt(taken));
    }
}
