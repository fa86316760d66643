using System.Globalization;
using System.Text.Json;
using Pulumi.TestEngine;

namespace PmoBackup.Bench;

/// <summary>Runs a program on the local Pulumi SDK with ever more resources, against an engine that answers at once.</summary>
internal static class SdkBench
{
    private const string Goodbye = "SignalAndWaitForShutdown";
    private static readonly int[] s_sizes = [1, 100, 300, 1000];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await using var engine = await EngineServer.StartAsync();
        // What the first run finds cold, no later one does.
        await MeasureAsync(engine, s_sizes[0], round: 0, cancellationToken);
        var runs = new List<SdkMeasurement>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var size in s_sizes)
            {
                var run = await MeasureAsync(engine, size, round, cancellationToken);
                runs.Add(run);
                var figures = string.Create(CultureInfo.InvariantCulture, $"{run.Seconds,6:0.00} s {run.PeakBytes / 1e6,6:0} MB");
                await Console.Error.WriteLineAsync($"Round {round} of {options.Rounds}: {size,5} resources {figures}");
            }
        }
        var report = new SdkReport(Environment.ProcessorCount, runs);
        await Console.Out.WriteAsync(report.ToText());
        if (options.JsonFile is not null)
            await File.WriteAllTextAsync(options.JsonFile, JsonSerializer.Serialize(report, s_json) + "\n", cancellationToken);
        return report.Targets.All(t => t.IsMet) ? 0 : 1;
    }

    private static async Task<SdkMeasurement> MeasureAsync(
        EngineServer engine, int size, int round, CancellationToken cancellationToken)
    {
        // The engine does not let it go, so that it can still be asked for its memory when all is done.
        var scenario = Scenario.Parse($$"""{ "config": { "demo:count": "{{size}}" }, "delay": 0, "hang": ["{{Goodbye}}"] }""");
        await using var run = await engine.OpenAsync(isPreview: false, scenario);
        var started = TimeProvider.System.GetUtcNow();
        using var program = LanguageHost.OfTestPrograms.Start("ManyResources", run.Monitor, run.Engine, scenario: scenario);
        var goodbye = run.WaitForAsync(Goodbye);
        var ended = program.WaitAsync();
        if (await Task.WhenAny(goodbye, ended).WaitAsync(cancellationToken) == ended)
            throw new InvalidOperationException($"The program failed: {(await ended).Error}");
        var registrations = (await run.EventsAsync()).Where(e => e.IsRegistration).ToList();
        if (registrations.Count != size + 1)
            throw new InvalidOperationException($"{registrations.Count} registrations came where {size + 1} were to come.");
        var last = DateTimeOffset.FromUnixTimeMilliseconds(registrations.Max(e => e.Time));
        return new SdkMeasurement(size, round, (last - started).TotalSeconds, ProcessFigures.PeakBytes(program.ProcessId)!.Value);
    }
}
