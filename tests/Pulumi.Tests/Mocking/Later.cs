namespace Pulumi.Tests.Mocking;

/// <summary>An output whose value comes when the test says so.</summary>
internal sealed class Later<T>
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Later() => Output = Output<T>.Create(_source.Task);

    public Output<T> Output { get; }

    public void Come(T value) => _source.SetResult(value);

    public void Fail(string message) => _source.SetException(new InvalidOperationException(message));
}
