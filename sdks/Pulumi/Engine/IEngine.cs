namespace Pulumi.Engine;

/// <summary>The other side of a program: the Pulumi engine, or a test's mocks.</summary>
internal interface IEngine
{
    Task<bool> SupportsFeatureAsync(string feature);

    Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request);

    Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request);

    Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request);

    Task<InvokeResponse> InvokeAsync(InvokeRequest request);

    Task LogAsync(LogRequest request);

    Task RequirePulumiVersionAsync(string range);

    /// <summary>Says that nothing more will come, and waits until the engine needs the program no longer.</summary>
    Task SignalAndWaitForShutdownAsync();
}
