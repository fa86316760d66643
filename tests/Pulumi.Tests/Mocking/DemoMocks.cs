using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Tests.Mocking;

/// <summary>A provider that makes of a resource what it was asked for, and remembers all it was asked.</summary>
internal sealed class DemoMocks : IMocks
{
    public ConcurrentQueue<MockResourceArgs> Resources { get; } = new();

    public ConcurrentQueue<MockCallArgs> Calls { get; } = new();

    public ConcurrentQueue<MockRegisterResourceOutputsRequest> Outputs { get; } = new();

    /// <summary>When a resource was asked for, and when it was made.</summary>
    public ConcurrentQueue<string> Events { get; } = new();

    /// <summary>The id of a resource; its name behind <c>id-of-</c> where nothing is said.</summary>
    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"id-of-{args.Name}";

    /// <summary>The properties of a resource; its inputs where nothing is said.</summary>
    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    /// <summary>What is waited for before a resource is made.</summary>
    public Func<Task> Before { get; init; } = () => Task.CompletedTask;

    public Func<MockCallArgs, object> Answer { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    /// <summary>A resource that was asked for once.</summary>
    public MockResourceArgs this[string name] => Assert.Single(Resources, resource => resource.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources.Enqueue(args);
        Events.Enqueue($"asked {args.Name}");
        // As an engine: not on the caller's thread.
        await Task.Yield();
        await Before();
        var made = (Id(args), State(args));
        Events.Enqueue($"made {args.Name}");
        return made;
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Enqueue(args);
        return Task.FromResult(Answer(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
