using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class UrnTests
{
    private const string Parent = "urn:pulumi:s::p::demo:index:Group::g";

    [Fact]
    public void It_is_a_text_that_is_not_empty()
    {
        Assert.Equal("urn", new Urn("urn").ToString());
        Assert.Equal("urn", (string)new Urn("urn"));
        Assert.StartsWith(
            "URN cannot be null or empty.", Assert.Throws<ArgumentException>("value", () => new Urn("")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("value", () => new Urn(null!));
    }

    [Fact]
    public void Two_of_the_same_text_are_equal()
    {
        Assert.True(new Urn("a") == new Urn("a"));
        Assert.True(new Urn("a") != new Urn("b"));
        Assert.True(new Urn("a").Equals((object)new Urn("a")));
        Assert.False(new Urn("a").Equals((object)"a"));
        Assert.Equal(new Urn("a").GetHashCode(), new Urn("a").GetHashCode());
    }

    [Fact]
    public async Task One_is_made_of_its_parts_and_of_the_run_s()
    {
        var urns = await InStackAsync(() => new[]
        {
            Urn.Create("n", "t:t:T"),
            Urn.Create("n", "t:t:T", project: "other"),
            Urn.Create("n", "t:t:T", stack: "other", project: Output.Create("more")),
        });

        Assert.Equal("urn:pulumi:dev::shop::t:t:T::n", await urns[0].ValueAsync());
        Assert.Equal("urn:pulumi:dev::other::t:t:T::n", await urns[1].ValueAsync());
        Assert.Equal("urn:pulumi:other::more::t:t:T::n", await urns[2].ValueAsync());
    }

    [Fact]
    public async Task Below_a_parent_the_types_are_put_together()
    {
        var urns = await InStackAsync(() => new[]
        {
            Urn.Create("n", "t:t:T", parentUrn: Parent),
            Urn.Create("n", "t:t:T", parent: new Group("g")),
        });

        Assert.Equal("urn:pulumi:s::p::demo:index:Group$t:t:T::n", await urns[0].ValueAsync());
        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack$demo:index:Group$t:t:T::n", await urns[1].ValueAsync());
    }

    [Fact]
    public async Task A_parent_and_a_parent_s_URN_are_one_too_many() => await InStackAsync(() =>
    {
        var group = new Group("g");

        var refusal = Assert.Throws<ArgumentException>(() => Urn.Create("n", "t:t:T", parent: group, parentUrn: Parent));

        Assert.Equal("Only one of 'parent' and 'parentUrn' can be non-null.", refusal.Message);
        return refusal;
    });

    private static async Task<T> InStackAsync<T>(Func<T> program)
    {
        T made = default!;
        await Deployment.TestAsync(
            new DemoMocks(), new TestOptions { ProjectName = "shop", StackName = "dev" }, () => { made = program(); });
        return made;
    }
}
