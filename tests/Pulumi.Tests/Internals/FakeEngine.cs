using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;

namespace Pulumi.Tests.Internals;

/// <summary>
/// An engine that remembers all it was asked and told, and gives back what it got unless a test wants it otherwise.
/// </summary>
internal sealed class FakeEngine : IEngine
{
    public ConcurrentQueue<string> Questions { get; } = new();

    public ConcurrentQueue<LogRequest> Messages { get; } = new();

    public ConcurrentQueue<RegisterResourceRequest> Registrations { get; } = new();

    public ConcurrentQueue<ReadResourceRequest> Reads { get; } = new();

    public ConcurrentQueue<RegisterResourceOutputsRequest> Outputs { get; } = new();

    public ConcurrentQueue<InvokeRequest> Calls { get; } = new();

    public bool IsToldTheEnd { get; private set; }

    /// <summary>What the engine can do; everything where nothing is said.</summary>
    public Func<string, Task<bool>> Supports { get; init; } = _ => Task.FromResult(true);

    /// <summary>What happens to a message before it is there.</summary>
    public Func<Task> BeforeMessage { get; init; } = () => Task.CompletedTask;

    /// <summary>What happens to outputs before they are taken.</summary>
    public Func<Task> BeforeOutputs { get; init; } = () => Task.CompletedTask;

    /// <summary>Changes the answer to a registration.</summary>
    public Action<RegisterResourceRequest, RegisterResourceResponse> Answer { get; init; } = (_, _) => { };

    public Func<InvokeRequest, InvokeResponse> Invoke { get; init; } = _ => new InvokeResponse { Return = new Struct() };

    public Func<string, Task> RequireVersion { get; init; } = _ => Task.CompletedTask;

    public Func<Task> End { get; init; } = () => Task.CompletedTask;

    /// <summary>The registration of the resource with this name.</summary>
    public RegisterResourceRequest this[string name] => Assert.Single(Registrations, registration => registration.Name == name);

    /// <summary>Runs a program on this engine.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> RunAsync(Action program, bool isPreview = false) => RunAsync(
        () =>
        {
            program();
            return new Dictionary<string, object?>();
        }, isPreview);

    /// <inheritdoc cref="RunAsync(Action, bool)"/>
    public Task<int> RunAsync(Func<IDictionary<string, object?>> program, bool isPreview = false)
    {
        var settings = new ProgramSettings
        {
            Project = "project",
            Stack = "stack",
            Organization = "organization",
            IsDryRun = isPreview,
        };
        return new Deployment(this, settings).RunAsync(() => new Stack(() => Task.FromResult(program())), isProcess: false);
    }

    public Task<bool> SupportsFeatureAsync(string feature)
    {
        Questions.Enqueue(feature);
        return Supports(feature);
    }

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        Registrations.Enqueue(request);
        await Task.Yield();
        var answer = new RegisterResourceResponse
        {
            Urn = $"urn:{request.Name}",
            Id = request.Custom ? $"id-of-{request.Name}" : "",
            Object = request.Object,
        };
        Answer(request, answer);
        return answer;
    }

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        Reads.Enqueue(request);
        return Task.FromResult(new ReadResourceResponse { Urn = $"urn:{request.Name}", Properties = request.Properties });
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
    {
        Outputs.Enqueue(request);
        return BeforeOutputs();
    }

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request)
    {
        Calls.Enqueue(request);
        return Task.FromResult(Invoke(request));
    }

    public async Task LogAsync(LogRequest request)
    {
        await BeforeMessage();
        Messages.Enqueue(request);
    }

    public Task RequirePulumiVersionAsync(string range) => RequireVersion(range);

    public Task SignalAndWaitForShutdownAsync()
    {
        IsToldTheEnd = true;
        return End();
    }
}
