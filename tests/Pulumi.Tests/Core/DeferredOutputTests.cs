using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

public sealed class DeferredOutputTests
{
    [Fact]
    public async Task It_is_in_all_the_output_that_it_turns_out_to_be()
    {
        var widget = (await MockRun.WidgetsAsync("a"))[0];
        var deferred = new DeferredOutput<string>();
        var used = deferred.Output.Apply(x => $"{x}!");

        deferred.Resolve(OutputUtilities.WithDependency(Output.CreateSecret("x"), widget));

        var seen = await used.ObserveAsync();
        Assert.True(seen is { Value: "x!", IsKnown: true, IsSecret: true });
        Assert.Equal([widget], seen.Dependencies);
    }

    [Fact]
    public async Task It_may_turn_out_to_be_what_comes_later()
    {
        var later = new Later<int>();
        var deferred = new DeferredOutput<int>();

        deferred.Resolve(later.Output);
        later.Come(3);

        Assert.Equal(3, await deferred.Output.ValueAsync());
    }

    [Fact]
    public async Task It_fails_as_the_output_does()
    {
        var later = new Later<int>();
        var deferred = new DeferredOutput<int>();

        deferred.Resolve(later.Output);
        later.Fail("no");

        var failure = await Assert.ThrowsAnyAsync<Exception>(deferred.Output.ObserveAsync);
        Assert.Equal("no", failure.GetBaseException().Message);
    }

    [Fact]
    public async Task It_is_said_once_and_the_first_stands()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(Output.Create(1));

        var refusal = Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create(2)));

        Assert.Equal("DeferredOutput can only be resolved once.", refusal.Message);
        Assert.Equal(1, await deferred.Output.ValueAsync());
    }
}
