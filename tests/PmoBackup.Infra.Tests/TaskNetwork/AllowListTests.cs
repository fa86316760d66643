using PmoBackup.Infra.Components;

namespace PmoBackup.Infra.Tests;

public class AllowListTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/1")]
    [InlineData("128.0.0.0/1")]
    [InlineData("10.0.0.0/8")]
    [InlineData("2001::/16")]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.7/24")]
    [InlineData("203.0.113.0/33")]
    [InlineData("everybody")]
    [InlineData("")]
    public void A_network_that_is_everybody_or_none_is_refused_by_its_name(string cidr)
    {
        var refused = Assert.Throws<ArgumentException>(() => AllowList.Of(["203.0.113.7/32", cidr]));

        Assert.Contains($"'{cidr}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var refused = Assert.Throws<ArgumentException>(() => AllowList.Of(["0.0.0.0/0", "nonsense"]));

        Assert.Contains("'0.0.0.0/0' is everybody", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'nonsense'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_in_which_networks_are_named_changes_nothing()
        => Assert.Equal(
            AllowList.Of(["203.0.113.7/32", "198.51.100.0/24", "2001:db8::/32"]),
            AllowList.Of(["2001:db8::/32", "198.51.100.0/24", "203.0.113.7/32", "198.51.100.0/24"]));
}
