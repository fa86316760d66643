using System.Diagnostics;
using System.Globalization;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

/// <summary>The engine's process dies, or stops, while a program waits for it.</summary>
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
        var scenario = Scenario.Parse($$"""{ "hang": ["{{waitingFor}}"] }""");
        var engine = await EngineServer.StartAsync();
        var run = await engine.OpenAsync(isPreview: false, scenario);
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", run.Monitor, run.Engine, scenario: scenario);
        await run.WaitForAsync(waitingFor);

        await engine.DisposeAsync();
        var result = await program.WaitAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"The Pulumi engine at {run.Monitor} cannot be reached", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resource_that_the_engine_left_unanswered_is_named()
    {
        var scenario = Scenario.Parse("""{ "hang": ["only"] }""");
        var engine = await EngineServer.StartAsync();
        var run = await engine.OpenAsync(isPreview: false, scenario);
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", run.Monitor, run.Engine, scenario: scenario);
        await run.WaitForAsync("only");
        await run.WaitForAsync("RegisterResourceOutputs", isAnswered: true);

        await engine.DisposeAsync();
        var result = await program.WaitAsync();

        Assert.Contains("'only' [demo:index:Widget]", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_program_that_is_told_to_end_does_so_at_once(string signal, int exitCode)
    {
        var scenario = Scenario.Parse("""{ "hang": ["only"] }""");
        await using var run = await (await EngineServer.SharedAsync()).OpenAsync(isPreview: false, scenario);
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", run.Monitor, run.Engine, scenario: scenario);
        await run.WaitForAsync("only");

        program.Signal(signal);

        Assert.Equal(exitCode, (await program.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task An_engine_that_takes_its_time_is_waited_for()
    {
        var result = await LanguageHost.OfTestPrograms.RunAsync("OneResource", scenario: Scenario.Parse("""{ "slow": { "only": 4000 } }"""));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task An_engine_that_has_stopped_is_not_waited_for_for_ever()
    {
        var scenario = Scenario.Parse("""{ "hang": ["only"] }""");
        await using var engine = await EngineServer.StartAsync();
        var run = await engine.OpenAsync(isPreview: false, scenario);
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", run.Monitor, run.Engine, scenario: scenario);
        await run.WaitForAsync("only");

        using var stop = Process.Start("kill", ["-STOP", engine.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        var result = await program.WaitAsync();

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(run.Monitor, result.Error, StringComparison.Ordinal);
    }
}
