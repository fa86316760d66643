using System.Collections;
using System.Collections.Immutable;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class InputMapTests
{
    [Fact]
    public async Task Every_dictionary_is_a_map()
    {
        var dictionary = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        InputMap<int>[] maps =
        [
            dictionary,
            dictionary.ToImmutableDictionary(),
            Output.Create(dictionary),
            Output.Create<IDictionary<string, int>>(new SortedDictionary<string, int>(dictionary)),
            Output.Create(dictionary.ToImmutableDictionary()),
            new InputMap<int> { { "a", 1 }, { "b", Output.Create(2) } },
            new InputMap<int> { ["a"] = 1, ["b"] = Output.Create(2) },
        ];

        foreach (var map in maps)
            Assert.Equal(dictionary, await SortedAsync(map));
    }

    [Fact]
    public async Task A_new_map_is_empty() => Assert.Empty(await new InputMap<int>().ValueAsync());

    [Fact]
    public async Task Entries_and_maps_are_added()
    {
        var map = new InputMap<int> { { "a", 1 } };
        map.Add("b", Output.Create(2));
        map.Add(new InputMap<int> { { "c", 3 } });
        map.AddRange(Output.Create(new Dictionary<string, int> { ["d"] = 4 }));

        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3, ["d"] = 4 }, await SortedAsync(map));
    }

    [Fact]
    public async Task The_same_entry_twice_is_one()
    {
        var map = new InputMap<string> { { "k", "v" }, { "k", Output.CreateSecret("v") } };

        var seen = await map.ObserveAsync();

        Assert.Equal("v", Assert.Single(seen.Value).Value);
        Assert.True(seen.IsSecret);
    }

    [Fact]
    public async Task Two_values_for_one_key_are_refused()
    {
        var map = new InputMap<string> { { "k", "v" } };
        map["k"] = "w";

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => map.ObserveAsync());

        Assert.Equal("Key 'k' already exists in the map with a different value.", refusal.Message);
    }

    [Fact]
    public async Task Two_values_for_one_key_fail_a_program_that_does_not_use_the_map()
    {
        var message = await MockRun.FailureAsync(() => _ = new InputMap<string> { { "k", "v" }, { "k", "w" } });

        Assert.Contains("Key 'k' already exists in the map with a different value.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_with_a_key_that_is_there_cannot_be_added()
    {
        var map = new InputMap<string> { { "k", "v" } };
        map.AddRange(new InputMap<string> { { "k", "v" } });

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => map.ObserveAsync());

        Assert.Contains("k", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_merged_map_the_second_value_stands()
    {
        InputMap<string> first = new() { { "a", "1" }, { "b", "1" } }, second = new() { { "b", "2" }, { "c", "2" } };

        var merged = await SortedAsync(InputMap<string>.Merge(first, second));

        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2", ["c"] = "2" }, merged);
        Assert.Equal(2, (await first.ValueAsync()).Count);
    }

    [Fact]
    public async Task The_map_as_a_whole_is_as_secret_and_as_unknown_as_its_values()
    {
        var map = new InputMap<int> { { "a", 1 }, { "b", Output.CreateSecret(2) } };
        Assert.True(await map.ObserveAsync() is { IsKnown: true, IsSecret: true });

        map.Add("c", Unknown.Of<int>());
        Assert.True(await map.ObserveAsync() is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task An_output_that_is_null_stays_that()
    {
        InputMap<int> map = Output.Create<ImmutableDictionary<string, int>>((ImmutableDictionary<string, int>)null!);

        Assert.Null(await map.ValueAsync());
    }

    [Fact]
    public async Task It_can_be_enumerated_when_it_is_there()
    {
        var map = new InputMap<int> { { "a", 1 }, { "b", Output.Create(2) } };
        var entries = new List<KeyValuePair<string, int>>();

        await foreach (var input in map)
            entries.Add(await input.ValueAsync());

        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, entries.OrderBy(entry => entry.Key));
    }

    [Fact]
    public async Task There_is_nothing_to_enumerate_in_an_unknown_map()
    {
        var map = new InputMap<int> { { "a", 1 }, { "b", Unknown.Of<int>() } };

        await foreach (var _ in map)
            Assert.Fail("Something was enumerated.");
    }

    [Fact]
    public void It_cannot_be_enumerated_before_it_is_there()
    {
        IEnumerable map = new InputMap<int>();

        var refusal = Assert.Throws<NotSupportedException>(map.GetEnumerator);

        Assert.EndsWith(
            "cannot be synchronously enumerated. Use GetAsyncEnumerator instead.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_type_is_added_to_a_map_of_unions()
    {
        var map = new InputMap<Union<string, int>>();
        map.Add("text", (Input<string>)"a");
        map.Add("number", (Input<int>)1);

        var values = await map.ValueAsync();

        Assert.Equal("a", values["text"].AsT0);
        Assert.Equal(1, values["number"].AsT1);
    }

    private static async Task<SortedDictionary<string, T>> SortedAsync<T>(InputMap<T> map)
        => new(await map.ValueAsync(), StringComparer.Ordinal);
}
