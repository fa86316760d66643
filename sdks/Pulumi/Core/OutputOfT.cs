using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A value that is there later: a property of a resource, or what was computed from one. It knows which resources it depends
/// on, whether it is secret, and in a preview whether it is known at all.
/// </summary>
public sealed class Output<T> : IOutput
{
    private readonly object? _waitsFor;

    internal Output(Task<OutputData<T>> dataTask, object? waitsFor = null, bool isTracked = true)
    {
        DataTask = dataTask;
        _waitsFor = waitsFor;
        // The program has not ended while an output is under way, and it failed when one of them did.
        if (isTracked && !dataTask.IsCompletedSuccessfully)
            Deployment.Current?.Work.Add(dataTask, this);
    }

    internal Output(OutputData<T> data) : this(Task.FromResult(data))
    {
    }

    internal Task<OutputData<T>> DataTask { get; }

    object? IOutput.WaitsFor => _waitsFor;

    bool IOutput.IsCompleted => DataTask.IsCompleted;

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.Select<object?>(data.Value);
    }

    /// <summary>An output that has the task's value.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromTask(value, isSecret: false);
    }

    /// <summary>Runs a function on the value when it is known; its result becomes an output with the same dependencies.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Map(value => Task.FromResult(func(value)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Map(func);

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Map(async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    });

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Bind(value => func(value).ToOutput());

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Bind(func);

    /// <summary>Warns: the value is not there yet. With <c>PULUMI_ERROR_OUTPUT_STRING</c> set to 1 or true it throws.</summary>
    /// <exception cref="InvalidOperationException">The environment asks for it.</exception>
    public override string ToString() => OutputText.OfToString();

    internal static Output<T> FromTask(Task<T> value, bool isSecret)
    {
        return new Output<T>(GetAsync());

        async Task<OutputData<T>> GetAsync() => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    /// <summary>The same output with something about it changed.</summary>
    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new Output<T>(GetAsync(), this);

        async Task<OutputData<T>> GetAsync() => change(await DataTask.ConfigureAwait(false));
    }

    internal Output<T> WithSecrecy(Task<bool> isSecret)
    {
        return new Output<T>(GetAsync(), this);

        async Task<OutputData<T>> GetAsync()
            => await DataTask.ConfigureAwait(false) with { IsSecret = await isSecret.ConfigureAwait(false) };
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    private Output<TResult> Map<TResult>(Func<T, Task<TResult>> func)
    {
        return new Output<TResult>(GetAsync(), this);

        async Task<OutputData<TResult>> GetAsync()
        {
            var data = await DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
                return data.Select(default(TResult)!);
            var result = func(data.Value);
            if (!result.IsCompleted && Deployment.Current is { } deployment)
                result = deployment.Work.DoAsync(() => result);
            return data.Select(await result.ConfigureAwait(false));
        }
    }

    private Output<TResult> Bind<TResult>(Func<T, Output<TResult>?> func)
    {
        var next = new Next();
        return new Output<TResult>(GetAsync(), next);

        async Task<OutputData<TResult>> GetAsync()
        {
            next.WaitsFor = this;
            var data = await DataTask.ConfigureAwait(false);
            if (!data.IsKnown || func(data.Value) is not { } inner)
                return data.Select(default(TResult)!);
            next.WaitsFor = inner;
            var result = await inner.DataTask.ConfigureAwait(false);
            var (isKnown, isSecret) = result.With(data.IsKnown, data.IsSecret);
            return new OutputData<TResult>(Union(data.Resources, result.Resources), result.Value, isKnown, isSecret);
        }
    }

    private static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> a, ImmutableHashSet<Resource> b)
        => a.IsEmpty ? b : a.Union(b);
}
