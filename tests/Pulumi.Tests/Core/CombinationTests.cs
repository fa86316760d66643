using System.Globalization;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class CombinationTests
{
    [Fact]
    public async Task All_takes_inputs_and_outputs_as_arguments_and_as_lists()
    {
        Input<int> one = 1, two = Output.Create(2);
        IEnumerable<Input<int>> inputs = [one, two];
        IEnumerable<Output<int>> outputs = [one, two];

        Assert.Equal([1, 2], await Output.All(one, two).ListAsync());
        Assert.Equal([1, 2], await Output.All(Output.Create(1), Output.Create(2)).ListAsync());
        Assert.Equal([1, 2], await Output.All(inputs).ListAsync());
        Assert.Equal([1, 2], await Output.All(outputs).ListAsync());
    }

    [Fact]
    public async Task All_of_nothing_is_an_empty_list() => Assert.Empty(await Output.All(Array.Empty<Output<int>>()).ListAsync());

    [Fact]
    public async Task All_keeps_the_order_whatever_comes_first()
    {
        Later<string> first = new(), second = new();
        var all = Output.All(first.Output, second.Output);

        second.Come("b");
        first.Come("a");

        Assert.Equal(["a", "b"], await all.ListAsync());
    }

    [Fact]
    public async Task A_tuple_has_up_to_eight_outputs()
    {
        static Output<int> Of(int number) => Output.Create(number);

        Assert.Equal((1, 2), await Output.Tuple(Of(1), Of(2)).ValueAsync());
        Assert.Equal((1, 2, 3), await Output.Tuple(Of(1), Of(2), Of(3)).ValueAsync());
        Assert.Equal((1, 2, 3, 4), await Output.Tuple(Of(1), Of(2), Of(3), Of(4)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5, 6), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5, 6, 7), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7)).ValueAsync());
        Assert.Equal(
            (1, 2, 3, 4, 5, 6, 7, 8), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7), Of(8)).ValueAsync());
    }

    [Fact]
    public async Task A_tuple_has_up_to_eight_inputs()
    {
        static Input<int> Of(int number) => number;

        Assert.Equal((1, 2), await Output.Tuple(Of(1), Of(2)).ValueAsync());
        Assert.Equal((1, 2, 3), await Output.Tuple(Of(1), Of(2), Of(3)).ValueAsync());
        Assert.Equal((1, 2, 3, 4), await Output.Tuple(Of(1), Of(2), Of(3), Of(4)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5, 6), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6)).ValueAsync());
        Assert.Equal((1, 2, 3, 4, 5, 6, 7), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7)).ValueAsync());
        Assert.Equal(
            (1, 2, 3, 4, 5, 6, 7, 8), await Output.Tuple(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7), Of(8)).ValueAsync());
    }

    [Fact]
    public async Task A_tuple_may_hold_what_is_of_several_types()
    {
        var (text, number, flag) = await Output.Tuple(Output.Create("a"), Output.Create(1), Output.Create(true)).ValueAsync();

        Assert.Equal(("a", 1, true), (text, number, flag));
    }

    [Fact]
    public async Task What_holds_a_failed_output_fails_with_it()
    {
        var failed = Output.Create(Task.FromException<int>(new FormatException("no")));
        var one = Output.Create(1);

        await Assert.ThrowsAsync<FormatException>(Output.All(one, failed).ObserveAsync);
        await Assert.ThrowsAsync<FormatException>(Output.Tuple(one, failed).ObserveAsync);
        await Assert.ThrowsAsync<FormatException>(Output.Format($"{one}{failed}").ObserveAsync);
    }

    [Fact]
    public async Task A_text_is_put_together_of_outputs_inputs_and_values()
    {
        Input<string> input = "in";
        var text = Output.Format($"{Output.Create("out")}-{input}-{3}-{null}-{'c'}{{}}");

        Assert.Equal("out-in-3--c{}", await text.ValueAsync());
    }

    [Fact]
    public async Task A_text_is_in_the_invariant_culture_whatever_the_program_s_is()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(
                "1.5|0002|2,00", await Output.Format($"{Output.Create(1.5)}|{Output.Create(2):D4}|{$"{2:F2}"}").ValueAsync());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_text_without_outputs_is_known()
        => Assert.True(await Output.Format($"plain").ObserveAsync() is { Value: "plain", IsKnown: true, IsSecret: false });

    [Fact]
    public async Task A_list_or_map_in_a_text_is_as_secret_as_what_is_in_it()
    {
        InputList<string> list = [Output.CreateSecret("a")];

        Assert.True((await Output.Format($"{list}").ObserveAsync()).IsSecret);
    }
}
