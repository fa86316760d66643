using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Pulumi.Engine;

/// <summary>The Pulumi engine, by its two services.</summary>
internal sealed class GrpcEngine : IEngine, IDisposable
{
    private readonly GrpcConnection _monitor;
    private readonly GrpcConnection _engine;
    private readonly Liveness _liveness;

    public GrpcEngine(string monitorAddress, string engineAddress)
    {
        _monitor = new GrpcConnection(monitorAddress);
        _engine = new GrpcConnection(engineAddress);
        _liveness = new Liveness(token => AskAsync("secrets", token), monitorAddress, ProgramSettings.Patience);
    }

    public void Dispose()
    {
        _liveness.Dispose();
        _monitor.Dispose();
        _engine.Dispose();
    }

    public async Task<bool> SupportsFeatureAsync(string feature)
        => (await _liveness.CallAsync(token => AskAsync(feature, token)).ConfigureAwait(false)).HasSupport;

    public Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
        => DuringAsync(
            $"registering '{request.Name}' [{request.Type}]",
            CallMonitorAsync("RegisterResource", request, RegisterResourceResponse.Parser));

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
        => DuringAsync(
            $"reading '{request.Name}' [{request.Type}]",
            CallMonitorAsync("ReadResource", request, ReadResourceResponse.Parser));

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
        => DuringAsync($"telling the outputs of {request.Urn}", CallMonitorAsync("RegisterResourceOutputs", request, Empty.Parser));

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request)
        => DuringAsync($"calling {request.Tok}", CallMonitorAsync("Invoke", request, InvokeResponse.Parser));

    public Task LogAsync(LogRequest request) => _engine.CallAsync("pulumirpc.Engine/Log", request, Empty.Parser);

    public Task RequirePulumiVersionAsync(string range) => _engine.CallAsync(
        "pulumirpc.Engine/RequirePulumiVersion", new RequirePulumiVersionRequest { PulumiVersionRange = range }, Empty.Parser);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await CallMonitorAsync("SignalAndWaitForShutdown", new Empty(), Empty.Parser).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unimplemented)
        {
            // An engine that does not know the call does not need the program any longer.
        }
    }

    private Task<SupportsFeatureResponse> AskAsync(string feature, CancellationToken cancellationToken) => _monitor.CallAsync(
        "pulumirpc.ResourceMonitor/SupportsFeature", new SupportsFeatureRequest { Id = feature }, SupportsFeatureResponse.Parser,
        cancellationToken);

    private Task<T> CallMonitorAsync<T>(string method, IMessage request, MessageParser<T> parser) where T : IMessage<T>
        => _liveness.CallAsync(token => _monitor.CallAsync($"pulumirpc.ResourceMonitor/{method}", request, parser, token));

    /// <summary>Adds to a failure what was being done.</summary>
    private static async Task<T> DuringAsync<T>(string what, Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            e.During = what;
            throw;
        }
    }
}
