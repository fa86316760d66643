using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

public sealed class ApplyTests
{
    [Fact]
    public async Task Every_form_gives_an_output_of_the_result()
    {
        var two = Output.Create(2);

        Assert.Equal(4, await two.Apply(x => 2 * x).ValueAsync());
        Assert.Equal(4, await two.Apply(x => Task.FromResult(2 * x)).ValueAsync());
        Assert.Equal(4, await two.Apply(x => Output.Create(2 * x)).ValueAsync());
        Assert.Equal(4, await two.Apply(x => (Input<int>)(2 * x)).ValueAsync());
    }

    [Fact]
    public async Task Every_form_is_there_for_inputs_and_a_missing_one_is_the_default()
    {
        Input<int>? missing = null;
        Input<int>? two = 2;

        Assert.Equal(1, await missing.Apply(x => x + 1).ValueAsync());
        Assert.Equal(3, await two.Apply(x => x + 1).ValueAsync());
        Assert.Equal(3, await two.Apply(x => Task.FromResult(x + 1)).ValueAsync());
        Assert.Equal(3, await two.Apply(x => Output.Create(x + 1)).ValueAsync());
        Assert.Equal(3, await two.Apply(x => (Input<int>)(x + 1)).ValueAsync());
    }

    [Fact]
    public async Task A_function_without_a_result_is_waited_for()
    {
        var hasRun = false;

        var nothing = await Output.Create(1).Apply(async _ =>
        {
            await Task.Yield();
            hasRun = true;
        }).ValueAsync();

        Assert.Equal(default, nothing);
        Assert.True(hasRun);
    }

    [Fact]
    public async Task A_function_that_gives_null_for_an_output_gives_the_default()
    {
        var fromOutput = await Output.CreateSecret(1).Apply(_ => (Output<int>?)null).ObserveAsync();
        var fromInput = await Output.CreateSecret(1).Apply(_ => (Input<string>?)null).ObserveAsync();

        Assert.Equal(0, fromOutput.Value);
        Assert.Null(fromInput.Value);
        Assert.True(fromOutput is { IsKnown: true, IsSecret: true });
        Assert.True(fromInput is { IsKnown: true, IsSecret: true });
    }

    [Fact]
    public async Task A_result_that_is_null_stays_null()
        => Assert.Null(await Output.Create(1).Apply(_ => (string?)null).ValueAsync());

    [Fact]
    public async Task Nothing_runs_on_a_value_that_is_not_known()
    {
        var resource = (await MockRun.WidgetsAsync("a"))[0];
        var unknown = OutputUtilities.WithDependency(Unknown.SecretOf<int>(), resource);
        int runs = 0;
        int Run(int value) => runs += 1 + value;

        Output<int>[] results =
        [
            unknown.Apply(Run),
            unknown.Apply(x => Task.FromResult(Run(x))),
            unknown.Apply(x => Output.Create(Run(x))),
            unknown.Apply(x => (Input<int>)Run(x)),
        ];

        foreach (var result in results)
        {
            var seen = await result.ObserveAsync();
            Assert.True(seen is { IsKnown: false, IsSecret: true });
            Assert.Equal([resource], seen.Dependencies);
        }
        Assert.False((await unknown.Apply(x => Task.Run(() => { Run(x); })).ObserveAsync()).IsKnown);
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task A_function_that_throws_is_an_output_that_fails()
    {
        var one = Output.Create(1);
        static int Throw(int value) => throw new FormatException($"no {value}");

        Output<int>[] results =
        [
            one.Apply(Throw),
            one.Apply(x => Task.FromResult(Throw(x))),
            one.Apply(x => Output.Create(Throw(x))),
            one.Apply(x => (Input<int>)Throw(x)),
        ];

        foreach (var result in results)
            Assert.Equal("no 1", (await Assert.ThrowsAsync<FormatException>(result.ObserveAsync)).Message);
    }

    [Fact]
    public async Task What_follows_a_failure_fails_with_it_and_does_not_run()
    {
        var failing = new Later<int>();
        var hasRun = false;
        var after = failing.Output.Apply(_ => hasRun = true);

        failing.Fail("too late");

        Assert.Equal("too late", (await Assert.ThrowsAsync<InvalidOperationException>(after.ObserveAsync)).Message);
        Assert.False(hasRun);
    }

    [Fact]
    public async Task The_result_depends_on_the_value_and_on_the_output_that_the_function_gives()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b");
        var outer = OutputUtilities.WithDependency(Output.Create(1), widgets[0]);
        var inner = OutputUtilities.WithDependency(Output.CreateSecret(2), widgets[1]);

        var seen = await outer.Apply(x => inner.Apply(y => x + y)).ObserveAsync();

        Assert.Equal(3, seen.Value);
        Assert.True(seen.IsSecret);
        Assert.True(seen.Dependencies.SetEquals(widgets));
    }

    [Fact]
    public async Task The_result_is_not_known_when_the_function_gives_an_unknown_output()
    {
        var seen = await Output.CreateSecret(1).Apply(_ => Unknown.Of<int>()).ObserveAsync();

        Assert.True(seen is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task A_chain_of_any_length_does_not_overflow_the_stack()
    {
        var first = new Later<int>();
        var mapped = first.Output;
        var bound = first.Output;
        for (int i = 0; i < 50_000; i++)
        {
            mapped = mapped.Apply(x => x + 1);
            bound = bound.Apply(x => Output.Create(x + 1));
        }

        first.Come(0);

        Assert.Equal(50_000, await mapped.ValueAsync());
        Assert.Equal(50_000, await bound.ValueAsync());
    }
}
