using System.Text.Json;

namespace Pulumi.TestEngine;

/// <summary>An engine for one program: a monitor and an engine service with addresses of their own.</summary>
/// <param name="server">Where it lives.</param>
/// <param name="monitor">Its address as a resource monitor.</param>
/// <param name="engine">Its address as an engine.</param>
public sealed class EngineRun(EngineServer server, string monitor, string engine) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The address that registrations go to, <c>host:port</c>.</summary>
    public string Monitor => monitor;

    /// <summary>The address that logs go to, <c>host:port</c>.</summary>
    public string Engine => engine;

    /// <summary>Waits until a request has come.</summary>
    /// <param name="name">Its method, the name of its resource, or the token of its function.</param>
    /// <param name="isAnswered">Whether to wait for its answer too.</param>
    public Task WaitForAsync(string name, bool isAnswered = false) =>
        server.AskAsync(new() { ["do"] = "wait", ["run"] = monitor, ["name"] = name, ["isAnswered"] = isAnswered });

    /// <summary>All requests until now, in the order of their arrival.</summary>
    public async Task<IReadOnlyList<EngineEvent>> EventsAsync() =>
        (await server.AskAsync(new() { ["do"] = "events", ["run"] = monitor }))["events"].Deserialize<List<EngineEvent>>(s_json)!;

    /// <summary>Closes its servers and forgets the requests.</summary>
    public async ValueTask DisposeAsync() => await server.AskAsync(new() { ["do"] = "close", ["run"] = monitor });
}
