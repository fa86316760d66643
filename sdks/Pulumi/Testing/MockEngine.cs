using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>An engine whose providers are a test's mocks.</summary>
internal sealed class MockEngine(IMocks mocks, ProgramSettings settings) : IEngine
{
    private readonly ConcurrentDictionary<string, Struct> _states = new();

    /// <summary>The resources in the order of their registration.</summary>
    public ConcurrentQueue<Resource> Resources { get; } = new();

    /// <summary>What the program sent to register them.</summary>
    public ConcurrentQueue<RegisterResourceRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    public Task<bool> SupportsFeatureAsync(string feature) => Task.FromResult(feature != "outputValues");

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        Resources.Enqueue(resource);
        Requests.Enqueue(request);
        var urn = MakeUrn(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.RootType)
            return new RegisterResourceResponse { Urn = urn, Object = new Struct() };
        var (id, state) = await NewAsync(
            urn, request.Type, request.Name, request.Object, request.Provider, request.ImportId).ConfigureAwait(false);
        return new RegisterResourceResponse { Urn = urn, Id = id ?? request.ImportId, Object = state };
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        var urn = MakeUrn(request.Parent, request.Type, request.Name);
        var (_, state) = await NewAsync(
            urn, request.Type, request.Name, request.Properties, request.Provider, request.Id).ConfigureAwait(false);
        Resources.Enqueue(resource);
        return new ReadResourceResponse { Urn = urn, Properties = state };
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
        => mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            request.Urn,
            request.Outputs.Fields.ToImmutableDictionary(
                output => output.Key, output => new Output<object?>(Deserializer.Deserialize(output.Value)))));

    public async Task<InvokeResponse> InvokeAsync(InvokeRequest request)
    {
        var args = Known(request.Args);
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return new InvokeResponse
            {
                Return = _states.GetValueOrDefault((string)args["urn"])
                    ?? throw new InvalidOperationException($"Unknown resource {args["urn"]}"),
            };
        }
        var result = await mocks.CallAsync(new MockCallArgs { Token = request.Tok, Args = args, Provider = request.Provider }).ConfigureAwait(false);
        return new InvokeResponse { Return = await ToStructAsync(result).ConfigureAwait(false) };
    }

    public Task LogAsync(LogRequest request)
    {
        if (request.Severity == Severity.Error)
            Errors.Enqueue(request.Message);
        return Task.CompletedTask;
    }

    public Task RequirePulumiVersionAsync(string range) => Task.CompletedTask;

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private async Task<(string? Id, Struct State)> NewAsync(
        string urn, string type, string name, Struct inputs, string provider, string id)
    {
        var made = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = type,
            Name = name,
            Inputs = Known(inputs),
            Provider = provider,
            Id = id,
        }).ConfigureAwait(false);
        var state = await ToStructAsync(made.state).ConfigureAwait(false);
        _states[urn] = new Struct
        {
            Fields =
            {
                ["urn"] = Value.ForString(urn),
                ["id"] = Value.ForString(made.id ?? id),
                ["state"] = Value.ForStruct(state),
            },
        };
        return (made.id, state);
    }

    public string MakeUrn(string parent, string type, string name)
    {
        var above = parent.Length == 0 ? "" : $"{parent.Split("::")[2].Split('$')[0]}$";
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{above}{type}::{name}";
    }

    private static ImmutableDictionary<string, object> Known(Struct inputs) => inputs.Fields
        .Select(input => (input.Key, Data: Deserializer.Deserialize(input.Value)))
        .Where(input => input.Data is { IsKnown: true, Value: not null })
        .ToImmutableDictionary(input => input.Key, input => input.Data.Value!);

    private static async Task<Struct> ToStructAsync(object properties)
    {
        if (properties is IDictionary<string, object> generic)
            properties = generic.ToImmutableDictionary();
        var value = await new Serializer(keepResources: true).SerializeAsync("", properties).ConfigureAwait(false);
        return value.StructValue ?? throw new InvalidOperationException($"{properties.GetType().FullName} is not a supported argument type");
    }
}
