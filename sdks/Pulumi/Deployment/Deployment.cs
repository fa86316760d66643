using Pulumi.Engine;

namespace Pulumi;

/// <summary>The program's run: what it registers with the engine, from its start to its end.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly IEngine _engine;
    private readonly Features _features;
    private Stack? _root;

    internal Deployment(IEngine engine, ProgramSettings settings)
    {
        _engine = engine;
        _features = new Features(engine);
        Settings = settings;
        Log = new EngineLog(engine, Work);
    }

    /// <summary>The run that this code belongs to.</summary>
    /// <exception cref="InvalidOperationException">It belongs to none.</exception>
    public static DeploymentInstance Instance => Running.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    /// <summary>The run that this code belongs to, if any.</summary>
    internal static Deployment? Current => Running.Value?.Deployment;

    internal ProgramSettings Settings { get; }

    internal PendingWork Work { get; } = new();

    internal EngineLog Log { get; }

    internal Stack Root
    {
        set => _root = value;
    }

    /// <summary>Tells the engine which versions of Pulumi can run the program, such as <c>&gt;=3.100.0</c>.</summary>
    /// <exception cref="Exception">The engine's version is another one, or it does not know the question.</exception>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        var deployment = Instance.Deployment;
        var task = RequireAsync();
        deployment.Work.Add(task);
        return task;

        async Task RequireAsync()
        {
            try
            {
                await deployment._engine.RequirePulumiVersionAsync(pulumiVersionRange).ConfigureAwait(false);
            }
            catch (Grpc.Core.RpcException e)
            {
                throw new RequirePulumiVersionException(e.StatusCode == Grpc.Core.StatusCode.Unimplemented
                    ? "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI"
                    : e.Detail);
            }
        }
    }

    /// <summary>The stack's URN, the default parent.</summary>
    internal Task<string> GetRootUrnAsync() => RequireRoot().Urn.GetValueAsync(whenUnknown: "");

    internal Stack RequireRoot()
        => _root ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");

    /// <summary>Registers or reads a resource in the background.</summary>
    internal void Register(Resource resource, ResourceArgs args, ResourceOptions options)
        => Work.Add(new Registration(this, _engine, _features, resource, args, options).RunAsync(), resource);

    /// <summary>Sends the outputs of a component in the background, when it is registered and they are there.</summary>
    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Work.Add(SendAsync());

        async Task SendAsync()
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            var values = await outputs.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
            var keepResources = await _features.ResourceReferences.ConfigureAwait(false);
            var properties = await Properties.SerializeAsync("monitor.registerResourceOutputs(...)", values, keepResources).ConfigureAwait(false);
            var request = new RegisterResourceOutputsRequest { Urn = urn, Outputs = properties.Values };
            await Work.DoAsync(() => _engine.RegisterResourceOutputsAsync(request)).ConfigureAwait(false);
        }
    }

    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options)
        => new Invocation(this, token, args, options).Run<T>();

    internal Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
        => new Invocation(this, token, args, options).RunNowAsync<T>();

    internal async Task<Google.Protobuf.WellKnownTypes.Struct> InvokeRawAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => await new Invocation(this, token, args, options).CallAsync().ConfigureAwait(false);

    private sealed class RequirePulumiVersionException(string message) : Exception(message);

    private sealed class InvokeException(string message) : Exception(message);
}
