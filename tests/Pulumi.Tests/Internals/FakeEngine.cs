using System.Collections.Concurrent;
using Pulumi.Engine;

namespace Pulumi.Tests.Internals;

/// <summary>An engine that remembers what it was asked and told.</summary>
internal sealed class FakeEngine : IEngine
{
    public ConcurrentQueue<string> Questions { get; } = new();

    public ConcurrentQueue<LogRequest> Messages { get; } = new();

    /// <summary>What the engine can do; everything where nothing is said.</summary>
    public Func<string, Task<bool>> Supports { get; init; } = _ => Task.FromResult(true);

    /// <summary>What happens to a message before it is there.</summary>
    public Func<Task> BeforeMessage { get; init; } = () => Task.CompletedTask;

    public Task<bool> SupportsFeatureAsync(string feature)
    {
        Questions.Enqueue(feature);
        return Supports(feature);
    }

    public async Task LogAsync(LogRequest request)
    {
        await BeforeMessage();
        Messages.Enqueue(request);
    }

    public Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request) => throw new NotSupportedException();

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request) => throw new NotSupportedException();

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) => throw new NotSupportedException();

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request) => throw new NotSupportedException();

    public Task RequirePulumiVersionAsync(string range) => throw new NotSupportedException();

    public Task SignalAndWaitForShutdownAsync() => throw new NotSupportedException();
}
