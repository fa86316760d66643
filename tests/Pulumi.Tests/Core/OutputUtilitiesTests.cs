using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

public sealed class OutputUtilitiesTests
{
    [Fact]
    public async Task An_unknown_output_has_the_default_for_a_value()
    {
        var output = OutputUtilities.CreateUnknown(3);

        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(output));
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(output));
    }

    [Fact]
    public async Task The_factory_of_an_unknown_output_is_not_called()
    {
        var isCalled = false;

        var output = OutputUtilities.CreateUnknown(() =>
        {
            isCalled = true;
            return Task.FromResult("x");
        });

        Assert.False(await output.IsKnownAsync());
        Assert.False(isCalled);
    }

    [Fact]
    public async Task A_dependency_is_added_to_those_that_are_there()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b");
        var output = OutputUtilities.WithDependency(Output.CreateSecret("x"), widgets[0]);

        var seen = await OutputUtilities.WithDependency(output, widgets[1]).ObserveAsync();

        Assert.True(seen.Dependencies.SetEquals(widgets));
        Assert.True(seen is { Value: "x", IsKnown: true, IsSecret: true });
        Assert.Equal([widgets[0]], await OutputUtilities.GetDependenciesAsync(output));
    }

    [Fact]
    public async Task There_is_no_dependency_on_nothing()
    {
        var widget = (await MockRun.WidgetsAsync("a"))[0];

        Assert.Throws<ArgumentNullException>("output", () => OutputUtilities.WithDependency<int>(null!, widget));
        Assert.Throws<ArgumentNullException>("resource", () => OutputUtilities.WithDependency(Output.Create(1), null!));
    }
}
