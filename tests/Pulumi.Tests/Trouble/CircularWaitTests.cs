using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

public sealed class CircularWaitTests
{
    [Theory]
    [InlineData("CircularByDeferredOutput")]
    [InlineData("CircularByTask")]
    public async Task Resources_that_wait_for_each_other_are_named(string program)
    {
        var result = await LanguageHost.OfTestPrograms.RunAsync(program);

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs).Text("message");
        Assert.Contains("'hen' [demo:index:Widget]", message, StringComparison.Ordinal);
        Assert.Contains("'egg' [demo:index:Widget]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_takes_its_time_is_no_circle()
    {
        var result = await LanguageHost.OfTestPrograms.RunAsync("SlowOutput");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("at last", (string?)result.Inputs("patient")["peer"]);
    }
}
