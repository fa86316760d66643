using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("UNKNOWN", "widgets of this size are not allowed")]
    [InlineData("UNAVAILABLE", "the resource monitor shut down")]
    [InlineData("INTERNAL", "größer als erlaubt: 50 % 箱")]
    public async Task A_resource_that_the_engine_refuses_is_named_with_the_reason(string code, string reason)
    {
        var scenario = $$"""{ "refuse": { "only": { "code": "{{code}}", "message": "{{reason}}" } } }""";

        var result = await Run.UpdateAsync("OneResource", scenario);

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs).Text("message");
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains("'only' [demo:index:Widget]", message, StringComparison.Ordinal);
        Assert.Empty(result.Requests("SignalAndWaitForShutdown"));
    }

    [Theory]
    [InlineData("SupportsFeature")]
    [InlineData("demo-dev")]
    [InlineData("RegisterResourceOutputs")]
    [InlineData("SignalAndWaitForShutdown")]
    public async Task Whatever_is_refused_fails_the_program(string refused)
    {
        var scenario = $$"""{ "refuse": { "{{refused}}": { "code": "INTERNAL", "message": "not today" } } }""";

        var result = await Run.UpdateAsync("OneResource", scenario);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("not today", Assert.Single(result.Logs).Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_message_names_the_resource_and_who_sent_it()
    {
        var result = await Run.UpdateAsync("OneResource", """{ "garble": ["only"] }""");

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs).Text("message");
        Assert.Contains("is not a Pulumi engine", message, StringComparison.Ordinal);
        Assert.Contains("'only' [demo:index:Widget]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_a_callback_is_shown_with_the_place_in_the_program()
    {
        var result = await Run.UpdateAsync("ApplyThrows");

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs).Text("message");
        Assert.Contains("System.InvalidOperationException: a widget of size 1 is of no use", message, StringComparison.Ordinal);
        Assert.Contains("ApplyThrows.cs:line ", message, StringComparison.Ordinal);
    }
}
