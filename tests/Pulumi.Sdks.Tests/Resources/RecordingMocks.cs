using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Sdks.Tests.Resources;

/// <summary>Notes what is registered and called; a resource's outputs are its inputs and an ARN.</summary>
internal sealed class RecordingMocks : IMocks
{
    public ConcurrentDictionary<string, MockResourceArgs> Resources { get; } = [];

    public ConcurrentDictionary<string, MockCallArgs> Calls { get; } = [];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources[args.Name!] = args;
        var state = args.Inputs.SetItem("arn", $"arn:of:{args.Name}");
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls[args.Token!] = args;
        return Task.FromResult<object>(Answers.GetValueOrDefault(args.Token!, args.Args));
    }

    public Dictionary<string, ImmutableDictionary<string, object>> Answers { get; } = [];
}
