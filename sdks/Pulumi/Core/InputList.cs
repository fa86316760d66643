using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list whose elements, or the whole of it, may be outputs. Each element keeps its own secrecy.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IInput, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _elements;

    /// <summary>An empty list.</summary>
    public InputList() : this(ImmutableArray<Input<T>>.Empty)
    {
    }

    private InputList(IEnumerable<Input<T>> elements) : this(elements.ToImmutableArray())
    {
    }

    private InputList(ImmutableArray<Input<T>> elements) : this(Output.Create(elements))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> elements) => _elements = elements;

    private protected override Output<ImmutableArray<T>> ToOutput()
        => _elements.Apply(elements => elements.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(elements));

    IOutput IInput.Parts => _elements;

    /// <summary>Adds elements.</summary>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Adds the elements of another list.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds the elements of another list.</summary>
    public void AddRange(InputList<T> inputs) => _elements = Concat(inputs)._elements;

    /// <summary>This list and the other one behind it.</summary>
    public InputList<T> Concat(InputList<T> other)
        => new(Output.Tuple(_elements, other._elements).Apply(lists => lists.Item1.AddRange(lists.Item2)));

    /// <summary>The elements, when they are there; none when the list is not known.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return value;
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal InputList<T> Clone() => new(_elements);

    /// <summary>From one value.</summary>
    public static implicit operator InputList<T>(T value) => new([(Input<T>)value]);

    /// <summary>From one output.</summary>
    public static implicit operator InputList<T>(Output<T> value) => new([(Input<T>)value]);

    /// <summary>From one input.</summary>
    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    /// <summary>From values.</summary>
    public static implicit operator InputList<T>(T[] values) => new(values.Select(value => (Input<T>)value));

    /// <summary>From outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => new(values.Select(value => (Input<T>)value));

    /// <summary>From inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => new(values.AsEnumerable());

    /// <summary>From values.</summary>
    public static implicit operator InputList<T>(List<T> values) => new(values.Select(value => (Input<T>)value));

    /// <summary>From outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => new(values.Select(value => (Input<T>)value));

    /// <summary>From inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => new(values.AsEnumerable());

    /// <summary>From values.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => new(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    /// <summary>From outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => new(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    /// <summary>From inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);

    /// <summary>From an output of values.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(ImmutableArray.CreateRange);

    /// <summary>From an output of values.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(ImmutableArray.CreateRange);

    /// <summary>From an output of values.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(ImmutableArray.CreateRange);

    /// <summary>From an output of values.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(
        list => list.IsDefault ? default : list.Select(value => (Input<T>)value).ToImmutableArray()));
}

/// <summary>Adds either type to a list of unions.</summary>
public static class InputListExtensions
{
    /// <summary>Adds an element of the first type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value)
        => list.Add(value.Apply(Union<T0, T1>.FromT0));

    /// <summary>Adds an element of the second type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value)
        => list.Add(value.Apply(Union<T0, T1>.FromT1));
}
