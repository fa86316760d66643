using System.Collections.Immutable;
using FsCheck.Xunit;
using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

/// <summary>
/// What is made of several outputs is secret when one is, known when all are, and depends on all they depend on.
/// </summary>
public sealed class CombinationProperties(CombinationProperties.Fixture fixture) : IClassFixture<CombinationProperties.Fixture>
{
    [Property]
    public async Task All_adds_up(Part[] parts)
        => AssertAddsUp(parts, await Output.All(parts.Select(Make)).ObserveAsync(), parts.Select(part => part.Value));

    [Property]
    public async Task All_of_inputs_adds_up(Part[] parts) => AssertAddsUp(
        parts, await Output.All(parts.Select(part => (Input<int>)Make(part))).ObserveAsync(), parts.Select(part => part.Value));

    [Property]
    public async Task A_list_adds_up(Part[] parts)
    {
        InputList<int> list = parts.Select(Make).ToArray();

        AssertAddsUp(parts, await list.ObserveAsync(), parts.Select(part => part.Value));
    }

    [Property]
    public async Task A_map_adds_up(Part[] parts)
    {
        var map = new InputMap<int>();
        for (int i = 0; i < parts.Length; i++)
            map.Add($"{i}", Make(parts[i]));

        var seen = await map.ObserveAsync();

        AssertAddsUp(parts, seen);
        if (seen.IsKnown)
            Assert.Equal(
                parts.Select(part => part.Value), seen.Value.OrderBy(entry => int.Parse(entry.Key)).Select(entry => entry.Value));
    }

    [Property]
    public async Task A_text_adds_up(Part a, Part b)
        => AssertAddsUp([a, b], await Output.Format($"{Make(a)} {Make(b)}").ObserveAsync(), $"{a.Value} {b.Value}");

    [Property]
    public async Task A_tuple_of_two_adds_up(Part a, Part b)
        => AssertAddsUp([a, b], await Output.Tuple(Make(a), Make(b)).ObserveAsync(), (a.Value, b.Value));

    [Property]
    public async Task A_tuple_of_three_adds_up(Part a, Part b, Part c)
        => AssertAddsUp([a, b, c], await Output.Tuple(Make(a), Make(b), Make(c)).ObserveAsync());

    [Property]
    public async Task A_tuple_of_four_adds_up(Part a, Part b, Part c, Part d)
        => AssertAddsUp([a, b, c, d], await Output.Tuple(Make(a), Make(b), Make(c), Make(d)).ObserveAsync());

    [Property]
    public async Task A_tuple_of_five_adds_up(Part a, Part b, Part c, Part d, Part e)
        => AssertAddsUp([a, b, c, d, e], await Output.Tuple(Make(a), Make(b), Make(c), Make(d), Make(e)).ObserveAsync());

    [Property]
    public async Task A_tuple_of_six_adds_up(Part a, Part b, Part c, Part d, Part e, Part f)
        => AssertAddsUp(
            [a, b, c, d, e, f], await Output.Tuple(Make(a), Make(b), Make(c), Make(d), Make(e), Make(f)).ObserveAsync());

    [Property]
    public async Task A_tuple_of_seven_adds_up(Part a, Part b, Part c, Part d, Part e, Part f, Part g) => AssertAddsUp(
        [a, b, c, d, e, f, g], await Output.Tuple(Make(a), Make(b), Make(c), Make(d), Make(e), Make(f), Make(g)).ObserveAsync());

    [Property]
    public async Task A_tuple_of_eight_adds_up(Part a, Part b, Part c, Part d, Part e, Part f, Part g, Part h) => AssertAddsUp(
        [a, b, c, d, e, f, g, h],
        await Output.Tuple(Make(a), Make(b), Make(c), Make(d), Make(e), Make(f), Make(g), Make(h)).ObserveAsync());

    [Property]
    public async Task Apply_adds_up_with_the_output_that_it_gives(Part a, Part b)
    {
        // What follows an unknown value is not asked.
        Part[] parts = a.IsKnown ? [a, b] : [a];

        AssertAddsUp(parts, await Make(a).Apply(x => Make(b).Apply(y => (x, y))).ObserveAsync(), (a.Value, b.Value));
    }

    private Output<int> Make(Part part)
    {
        var output = part.IsKnown ? Output.Create(part.Value) : OutputUtilities.CreateUnknown(part.Value);
        if (part.IsSecret)
            output = Output.CreateSecret(output);
        return fixture.Resources.Where((_, i) => part.Depends(i)).Aggregate(output, OutputUtilities.WithDependency);
    }

    private void AssertAddsUp(Part[] parts, Observed<ImmutableArray<int>> seen, IEnumerable<int> values)
    {
        AssertAddsUp(parts, seen);
        if (seen.IsKnown)
            Assert.Equal(values, seen.Value.AsEnumerable());
    }

    private void AssertAddsUp<T>(Part[] parts, Observed<T> seen, T value)
    {
        AssertAddsUp(parts, seen);
        if (seen.IsKnown)
            Assert.Equal(value, seen.Value);
    }

    private void AssertAddsUp<T>(Part[] parts, Observed<T> seen)
    {
        Assert.Equal(parts.All(part => part.IsKnown), seen.IsKnown);
        Assert.Equal(parts.Any(part => part.IsSecret), seen.IsSecret);
        Assert.True(seen.Dependencies.SetEquals(fixture.Resources.Where((_, i) => parts.Any(part => part.Depends(i)))));
    }

    /// <summary>What one of the outputs is.</summary>
    public sealed record Part(int Value, bool IsKnown, bool IsSecret, bool OnFirst, bool OnSecond)
    {
        public bool Depends(int i) => i == 0 ? OnFirst : OnSecond;
    }

    /// <summary>Two resources to depend on.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public ImmutableArray<Resource> Resources { get; private set; }

        public async Task InitializeAsync() => Resources = [.. await MockRun.WidgetsAsync("first", "second")];

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
