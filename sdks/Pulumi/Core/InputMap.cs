using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from text whose values, or the whole of it, may be outputs. Each value keeps its own secrecy.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IInput, IEnumerable,
    IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _entries;

    /// <summary>An empty map.</summary>
    public InputMap() : this(Output.Create<ImmutableDictionary<string, Input<TValue>>>(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> entries) => _entries = entries;

    private protected override Output<ImmutableDictionary<string, TValue>> ToOutput() => _entries.Apply(entries =>
        entries is null
            ? new Output<ImmutableDictionary<string, TValue>>(OutputData.Known<ImmutableDictionary<string, TValue>>(null!))
            : Output.All(entries.Select(entry => entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))))
                .Apply(pairs => pairs.ToImmutableDictionary()));

    IOutput IInput.Parts => _entries;

    /// <summary>Adds an entry; the same key twice is an error unless the values are equal.</summary>
    public void Add(string key, Input<TValue> value) => _entries = _entries.Apply(entries =>
        entries.TryGetValue(key, out var present)
            ? entries.SetItem(key, Output.Tuple(present, value).Apply(both => Same(key, both.Item1, both.Item2)))
            : entries.Add(key, value));

    /// <summary>Adds the entries of another map.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds the entries of another map.</summary>
    public void AddRange(InputMap<TValue> values)
        => _entries = Output.Tuple(_entries, values._entries).Apply(maps => maps.Item1.AddRange(maps.Item2));

    /// <summary>Adds an entry.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Both maps in one; where both have a key the second one's value stands.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._entries, second._entries).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    /// <summary>The entries, when they are there; none when the map is not known.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var empty = ImmutableDictionary<string, TValue>.Empty;
        foreach (var entry in await ToOutput().GetValueAsync(whenUnknown: empty).ConfigureAwait(false))
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>From a dictionary.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    /// <summary>From a dictionary.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    /// <summary>From an output of a dictionary.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => values.Apply(ImmutableDictionary.CreateRange);

    /// <summary>From an output of a dictionary.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => values.Apply(ImmutableDictionary.CreateRange);

    /// <summary>From an output of a dictionary.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));

    private static TValue Same(string key, TValue first, TValue second)
        => EqualityComparer<TValue>.Default.Equals(first, second)
            ? first
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.");
}

/// <summary>Adds either type to a map of unions.</summary>
public static class InputMapExtensions
{
    /// <summary>Adds an entry of the first type.</summary>
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value)
        => map.Add(key, value.Apply(Union<T0, T1>.FromT0));

    /// <summary>Adds an entry of the second type.</summary>
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value)
        => map.Add(key, value.Apply(Union<T0, T1>.FromT1));
}
