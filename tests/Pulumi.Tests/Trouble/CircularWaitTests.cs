using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

public sealed class CircularWaitTests
{
    [Fact]
    public Task Resources_that_wait_for_each_other_are_named() => AssertNamesBothAsync("CircularByDeferredOutput");

    [Fact]
    public Task Resources_that_wait_for_each_other_through_a_task_are_named() => AssertNamesBothAsync("CircularByTask");

    [Fact]
    public async Task A_value_that_takes_its_time_is_no_circle()
    {
        var result = await Run.UpdateAsync("SlowOutput");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("at last", (string?)result.Inputs("patient")["peer"]);
    }

    private static async Task AssertNamesBothAsync(string program)
    {
        var result = await LanguageHost.OfTestPrograms.RunAsync(program, scenario: Run.Impatient);

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs).Text("message");
        Assert.Contains("'hen' [demo:index:Widget]", message, StringComparison.Ordinal);
        Assert.Contains("'egg' [demo:index:Widget]", message, StringComparison.Ordinal);
    }
}
