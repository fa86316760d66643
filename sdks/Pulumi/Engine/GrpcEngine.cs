using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Pulumi.Engine;

/// <summary>The Pulumi engine, by its two services.</summary>
internal sealed class GrpcEngine(string monitorAddress, string engineAddress) : IEngine, IDisposable
{
    private const string Monitor = "pulumirpc.ResourceMonitor";
    private const string Engine = "pulumirpc.Engine";

    private readonly GrpcConnection _monitor = new(monitorAddress);
    private readonly GrpcConnection _engine = new(engineAddress);

    public void Dispose()
    {
        _monitor.Dispose();
        _engine.Dispose();
    }

    public async Task<bool> SupportsFeatureAsync(string feature)
    {
        var request = new SupportsFeatureRequest { Id = feature };
        return (await _monitor.CallAsync($"{Monitor}/SupportsFeature", request, SupportsFeatureResponse.Parser).ConfigureAwait(false)).HasSupport;
    }

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        try
        {
            return await _monitor.CallAsync($"{Monitor}/RegisterResource", request, RegisterResourceResponse.Parser).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            e.During = $"registering '{request.Name}' [{request.Type}]";
            throw;
        }
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        try
        {
            return await _monitor.CallAsync($"{Monitor}/ReadResource", request, ReadResourceResponse.Parser).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            e.During = $"reading '{request.Name}' [{request.Type}]";
            throw;
        }
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request)
        => _monitor.CallAsync($"{Monitor}/RegisterResourceOutputs", request, Empty.Parser);

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request)
        => _monitor.CallAsync($"{Monitor}/Invoke", request, InvokeResponse.Parser);

    public Task LogAsync(LogRequest request) => _engine.CallAsync($"{Engine}/Log", request, Empty.Parser);

    public Task RequirePulumiVersionAsync(string range)
        => _engine.CallAsync($"{Engine}/RequirePulumiVersion", new RequirePulumiVersionRequest { PulumiVersionRange = range }, Empty.Parser);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await _monitor.CallAsync($"{Monitor}/SignalAndWaitForShutdown", new Empty(), Empty.Parser).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unimplemented)
        {
            // An engine that does not know the call does not need the program longer than this.
        }
    }
}
