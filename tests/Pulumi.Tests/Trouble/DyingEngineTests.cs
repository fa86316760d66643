using System.Diagnostics;
using System.Globalization;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

/// <summary>The engine dies, stops or takes its time while a program waits for it, or the program itself is to end.</summary>
public sealed class DyingEngineTests
{
    [Theory]
    [InlineData("SupportsFeature")]
    [InlineData("demo-dev")]
    [InlineData("only")]
    [InlineData("RegisterResourceOutputs")]
    [InlineData("SignalAndWaitForShutdown")]
    public async Task The_program_ends_when_the_engine_does(string waitingFor)
    {
        var engine = await EngineServer.StartAsync();
        var (run, program) = await StartAsync(engine, waitingFor);
        using var running = program;

        await engine.DisposeAsync();
        var result = await program.WaitAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"The Pulumi engine at {run.Monitor} cannot be reached", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resource_that_the_engine_left_unanswered_is_named()
    {
        var engine = await EngineServer.StartAsync();
        var (run, program) = await StartAsync(engine, "only");
        using var running = program;
        await run.WaitForAsync("RegisterResourceOutputs", isAnswered: true);

        await engine.DisposeAsync();
        var result = await program.WaitAsync();

        Assert.Contains("'only' [demo:index:Widget]", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_program_that_is_told_to_end_does_so(string signal, int exitCode)
    {
        var (run, program) = await StartAsync(await EngineServer.SharedAsync(), "only");
        await using var closing = run;
        using var running = program;

        program.Signal(signal);

        Assert.Equal(exitCode, (await program.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task An_engine_that_takes_its_time_is_waited_for()
    {
        var result = await Run.UpdateAsync("OneResource", """{ "slow": { "only": 4000 } }""");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task An_engine_that_has_stopped_is_not_waited_for_for_ever()
    {
        await using var engine = await EngineServer.StartAsync();
        var (run, program) = await StartAsync(engine, "only");
        using var running = program;

        using var stop = Process.Start("kill", ["-STOP", engine.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        var result = await program.WaitAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(run.Monitor, result.Error, StringComparison.Ordinal);
    }

    /// <summary>Starts a program, and waits until it waits for an answer that does not come.</summary>
    private static async Task<(EngineRun Run, RunningProgram Program)> StartAsync(EngineServer engine, string waitingFor)
    {
        var run = await engine.OpenAsync(isPreview: false, Scenario.Parse($$"""{ "hang": ["{{waitingFor}}"] }"""));
        var program = LanguageHost.OfTestPrograms.Start("OneResource", run.Monitor, run.Engine, scenario: Run.Impatient);
        await run.WaitForAsync(waitingFor);
        return (run, program);
    }
}
