using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <inheritdoc/>
internal sealed class OutputSource<T> : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ImmutableHashSet<Resource> _resources;
    private readonly Output<T> _output;

    public OutputSource(Resource resource)
    {
        _resources = [resource];
        // Not counted as work of its own: the resource's registration ends with all its outputs set.
        _output = new Output<T>(_source.Task, resource, isTracked: false);
    }

    Type IOutputSource.Type => typeof(T);

    object IOutputSource.Output => _output;

    public void SetText(string value, bool isKnown)
        => _source.SetResult(new OutputData<T>(_resources, (T)(object)value, isKnown, IsSecret: false));

    public void Set(OutputData<object?> data) => _source.SetResult(new OutputData<T>(
        _resources.Union(data.Resources), data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret));

    public void TryFail(Exception exception) => _source.TrySetException(exception);

    public void TrySetDefault(bool isKnown)
        => _source.TrySetResult(new OutputData<T>(_resources, default!, isKnown, IsSecret: false));
}
