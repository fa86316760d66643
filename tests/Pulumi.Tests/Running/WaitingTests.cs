using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>What is a circle of waiting, and what only takes its time.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void An_output_that_waits_for_something_outside_is_no_circle()
    {
        var later = new Later<int>();
        var deferred = new DeferredOutput<int>();
        var after = Output.All(later.Output, deferred.Output.Apply(x => Output.Create(x)));

        Assert.Empty(CircularWait.Find([after, later.Output, deferred.Output]));

        deferred.Resolve(later.Output);
        Assert.Empty(CircularWait.Find([after, later.Output, deferred.Output]));
    }

    [Fact]
    public void Two_ways_to_the_same_output_are_no_circle()
    {
        var later = new Later<int>();
        var left = later.Output.Apply(x => x);
        var right = later.Output.Apply(x => x);

        Assert.Empty(CircularWait.Find([Output.Tuple(Output.Tuple(left, right), Output.All(left, right))]));
    }

    [Fact]
    public async Task Resources_that_the_engine_makes_slowly_are_no_circle()
    {
        var slow = new TaskCompletionSource();
        var mocks = new DemoMocks { Before = () => slow.Task };
        Widget[] widgets = [];

        var run = MockRun.UpdateAsync(() =>
        {
            var first = new Widget("first");
            var second = new Widget(
                "second", new WidgetArgs { Label = first.Id }, new CustomResourceOptions { DependsOn = { first } });
            widgets = [first, second];
        }, mocks);

        Assert.Empty(CircularWait.Find(widgets));
        slow.SetResult();
        await run;
        Assert.Empty(CircularWait.Find(widgets));
        Assert.Equal(2, mocks.Resources.Count);
    }

    [Fact]
    public void What_was_waited_for_and_is_there_is_no_part_of_a_circle()
    {
        var deferred = new DeferredOutput<int>();
        var after = deferred.Output.Apply(x => x);

        deferred.Resolve(Output.Create(1));

        Assert.Empty(CircularWait.Find([after, deferred.Output]));
    }

    [Fact]
    public void A_long_chain_is_walked_without_overflowing_the_stack()
    {
        const int Length = 50_000;
        var first = new DeferredOutput<int>();
        var last = first.Output;
        for (int i = 0; i < Length; i++)
            last = last.Apply(x => Output.Create(x));
        Assert.Empty(CircularWait.Find([last]));

        first.Resolve(last);

        Assert.Equal(Length + 1, CircularWait.Find([last]).Count);
    }

    [Fact]
    public void The_circle_alone_is_told_and_not_the_way_to_it()
    {
        var deferred = new DeferredOutput<int>();
        var inside = deferred.Output.Apply(x => x);
        deferred.Resolve(inside);
        var outside = Output.All(inside, Output.Create(1)).Apply(values => values.Length);

        var circle = CircularWait.Find([outside]);

        Assert.Equal(2, circle.Count);
        Assert.DoesNotContain(outside, circle);
    }
}
