using System.Collections;
using System.Collections.Immutable;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class InputListTests
{
    [Fact]
    public async Task Everything_that_is_one_or_several_values_is_a_list()
    {
        InputList<string>[] ofOne = ["a", Output.Create("a"), (Input<string>)"a"];
        InputList<string>[] ofSeveral =
        [
            new[] { "a", "b" },
            new[] { Output.Create("a"), Output.Create("b") },
            new[] { (Input<string>)"a", "b" },
            new List<string> { "a", "b" },
            new List<Output<string>> { Output.Create("a"), Output.Create("b") },
            new List<Input<string>> { "a", Output.Create("b") },
            ImmutableArray.Create("a", "b"),
            ImmutableArray.Create(Output.Create("a"), Output.Create("b")),
            ImmutableArray.Create<Input<string>>("a", "b"),
            Output.Create(new[] { "a", "b" }),
            Output.Create(new List<string> { "a", "b" }),
            Output.Create<IEnumerable<string>>(new Queue<string>(["a", "b"])),
            Output.Create(ImmutableArray.Create("a", "b")),
        ];

        foreach (var list in ofOne)
            Assert.Equal(["a"], await list.ListAsync());
        foreach (var list in ofSeveral)
            Assert.Equal(["a", "b"], await list.ListAsync());
    }

    [Fact]
    public async Task A_new_list_is_empty() => Assert.Empty(await new InputList<int>().ListAsync());

    [Fact]
    public async Task Elements_and_lists_are_added_at_the_end()
    {
        var list = new InputList<int> { 1 };
        list.Add(2, Output.Create(3));
        list.Add(new InputList<int> { 4 });
        list.AddRange(Output.Create(new[] { 5, 6 }));

        Assert.Equal([1, 2, 3, 4, 5, 6], await list.ListAsync());
    }

    [Fact]
    public async Task Concat_makes_a_list_of_its_own()
    {
        InputList<int> first = [1], second = [2];

        var both = first.Concat(second);
        both.Add(3);
        first.Add(9);

        Assert.Equal([1, 2, 3], await both.ListAsync());
        Assert.Equal([1, 9], await first.ListAsync());
        Assert.Equal([2], await second.ListAsync());
    }

    [Fact]
    public async Task The_list_as_a_whole_is_as_secret_and_as_unknown_as_its_elements()
    {
        InputList<int> list = [1, Output.CreateSecret(2)];
        Assert.True(await list.ObserveAsync() is { IsKnown: true, IsSecret: true });

        list.Add(Unknown.Of<int>());
        Assert.True(await list.ObserveAsync() is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task A_list_that_nobody_made_stays_that()
    {
        InputList<int>[] lists =
        [
            default(ImmutableArray<int>), default(ImmutableArray<Output<int>>), default(ImmutableArray<Input<int>>),
            Output.Create(default(ImmutableArray<int>)),
        ];

        foreach (var list in lists)
            Assert.True((await list.ValueAsync()).IsDefault);
    }

    [Fact]
    public async Task It_can_be_enumerated_when_it_is_there()
    {
        InputList<int> list = [1, Output.Create(2)];
        var values = new List<int>();

        await foreach (var input in list)
            values.Add(await input.ValueAsync());

        Assert.Equal([1, 2], values);
    }

    [Fact]
    public async Task There_is_nothing_to_enumerate_in_an_unknown_list()
    {
        InputList<int> list = [1, Unknown.Of<int>()];

        await foreach (var _ in list)
            Assert.Fail("Something was enumerated.");
    }

    [Fact]
    public void It_cannot_be_enumerated_before_it_is_there()
    {
        IEnumerable list = new InputList<int> { 1 };

        var refusal = Assert.Throws<NotSupportedException>(list.GetEnumerator);

        Assert.StartsWith("A Pulumi.InputList`1[[System.Int32", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "cannot be synchronously enumerated. Use GetAsyncEnumerator instead.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_type_is_added_to_a_list_of_unions()
    {
        var list = new InputList<Union<string, int>>();
        list.Add((Input<string>)"a");
        list.Add((Input<int>)1);

        Assert.Equal(["a", 1], await list.ListAsync());
    }
}
