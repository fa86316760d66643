using System.Net;
using PmoBackup.Infra.Components;

namespace PmoBackup.Infra.Tests;

public class SubnetPlanTests
{
    [Theory]
    [InlineData("10.60.0.0/24")]
    [InlineData("172.16.4.0/22")]
    [InlineData("192.168.0.0/16")]
    public void The_four_subnets_fill_the_network_and_do_not_overlap(string cidr)
    {
        var plan = SubnetPlan.Of(cidr);

        var whole = IPNetwork.Parse(cidr);
        var parts = plan.Public.Concat(plan.Private).Select(part => IPNetwork.Parse(part)).ToList();
        Assert.Equal(4, parts.Count);
        Assert.All(parts, part => Assert.Equal(whole.PrefixLength + 2, part.PrefixLength));
        Assert.All(parts, part => Assert.True(whole.Contains(part.BaseAddress)));
        Assert.All(parts, part => Assert.Single(parts, other => other.Contains(part.BaseAddress)));
    }

    [Fact]
    public void The_default_network_is_cut_as_documented()
    {
        var plan = SubnetPlan.Of("10.60.0.0/24");

        Assert.Equal(["10.60.0.0/26", "10.60.0.64/26"], plan.Public);
        Assert.Equal(["10.60.0.128/26", "10.60.0.192/26"], plan.Private);
    }

    [Theory]
    [InlineData("10.60.0.0/25")]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.60.0.1/24")]
    [InlineData("fd00::/24")]
    [InlineData("network")]
    public void A_network_that_AWS_would_not_take_is_refused(string cidr)
        => Assert.Contains($"'{cidr}'", Assert.Throws<ArgumentException>(() => SubnetPlan.Of(cidr)).Message,
            StringComparison.Ordinal);
}
