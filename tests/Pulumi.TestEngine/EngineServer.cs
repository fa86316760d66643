using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pulumi.TestEngine;

/// <summary>
/// A Pulumi engine in a process of its own, on the official definitions, which serves any number of programs at once. It
/// ends with this process, however that ends.
/// </summary>
public sealed class EngineServer : IAsyncDisposable
{
    private static readonly Lazy<Task<EngineServer>> s_shared = new(StartAsync);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _pending = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly StringBuilder _error = new();
    private readonly Process _process;
    private readonly Task _reading;
    private int _last;

    private EngineServer(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    /// <summary>The engine's process, to be stopped or killed by tests that started it for that.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The one that all tests share.</summary>
    public static Task<EngineServer> SharedAsync() => s_shared.Value;

    /// <summary>Starts one; its packages are installed first where they are not.</summary>
    public static async Task<EngineServer> StartAsync()
    {
        var folder = Repository.PathOf("tests/Pulumi.TestEngine/Node");
        await NodeModules.EnsureAsync(folder);
        return new EngineServer(Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "engine.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Opens an engine for one program.</summary>
    /// <param name="isPreview">Whether the program only previews.</param>
    /// <param name="scenario">What the engine knows, and what goes wrong.</param>
    /// <param name="seed">Decides in which order requests at the same time are answered.</param>
    public async Task<EngineRun> OpenAsync(bool isPreview, Scenario scenario, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var addresses = await AskAsync(new()
        {
            ["do"] = "open",
            ["project"] = scenario.Project,
            ["stack"] = scenario.Stack,
            ["preview"] = isPreview,
            ["scenario"] = scenario.Json.DeepClone(),
            ["seed"] = seed,
        });
        return new EngineRun(this, (string)addresses["monitor"]!, (string)addresses["engine"]!);
    }

    /// <summary>Kills the engine: whoever is connected finds its sockets closed.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _turn.Dispose();
    }

    internal async Task<JsonObject> AskAsync(JsonObject order)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _pending[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        order["id"] = id;
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(order.ToJsonString());
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
        var result = await answer.Task;
        return result["error"] is { } error ? throw new InvalidOperationException($"The engine failed: {error}") : result;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonSerializer.Deserialize<JsonObject>(line)!;
            if (_pending.TryRemove((int)answer["id"]!, out var waiting))
                waiting.SetResult(answer);
        }
        foreach (var waiting in _pending.Values)
            waiting.TrySetException(new InvalidOperationException($"The engine has ended. {_error}"));
    }
}
