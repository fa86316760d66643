using Pulumi.Tests.Internals;

namespace Pulumi.Tests.Running;

public sealed class FeaturesTests
{
    [Fact]
    public async Task The_engine_is_asked_by_the_names_it_knows_and_only_when_it_matters()
    {
        var engine = new FakeEngine();
        var features = new Features(engine);
        Assert.Empty(engine.Questions);

        Assert.True(await features.ResourceReferences);
        Assert.True(await features.AliasSpecs);
        await features.RequireAsync("deletedWith", "DeletedWith");

        Assert.Equal(["resourceReferences", "aliasSpecs", "deletedWith"], engine.Questions);
    }

    [Fact]
    public async Task It_is_asked_each_thing_once()
    {
        var engine = new FakeEngine { Supports = async _ => await Task.FromResult(false) };
        var features = new Features(engine);

        Assert.False(await features.AliasSpecs);
        Assert.False(await features.AliasSpecs);

        Assert.Single(engine.Questions);
    }

    [Fact]
    public async Task An_option_that_the_engine_does_not_know_is_refused()
    {
        var features = new Features(new FakeEngine { Supports = _ => Task.FromResult(false) });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => features.RequireAsync("replaceWith", "ReplaceWith"));

        Assert.Equal("The Pulumi CLI does not support the ReplaceWith option. Please update the Pulumi CLI.", refusal.Message);
    }
}
