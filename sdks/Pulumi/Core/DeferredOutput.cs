namespace Pulumi;

/// <summary>An output that can be used before it is said which one it is.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Next _next = new();

    /// <summary>An output that waits for <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new Output<T>(GetAsync(), _next);

    /// <summary>The output to use.</summary>
    public Output<T> Output { get; }

    /// <summary>Says which output it is.</summary>
    /// <exception cref="InvalidOperationException">It was said already.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!_source.TrySetResult(output))
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        _next.WaitsFor = output;
    }

    private async Task<OutputData<T>> GetAsync()
        => await (await _source.Task.ConfigureAwait(false)).DataTask.ConfigureAwait(false);
}
