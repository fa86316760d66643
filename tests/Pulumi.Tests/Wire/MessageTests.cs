using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

public sealed class MessageTests
{
    [Fact]
    public async Task Messages_arrive_with_their_severity_and_their_resource()
    {
        var result = await Run.UpdateAsync("Messages");

        var logs = result.Logs.ToDictionary(e => e.Text("message")!, e => e.Request);
        Assert.Equal(4, logs.Count);
        Assert.Equal("INFO", (string?)logs["all is well"]["severity"]);
        Json.AssertEqual(
            """
            { "severity": "WARNING", "message": "this needs a look", "urn": "urn:pulumi:dev::demo::demo:index:Widget::spoken-of" }
            """, logs["this needs a look"]);
        Json.AssertEqual("""{ "severity": "INFO", "message": "half way", "streamId": 7, "ephemeral": true }""", logs["half way"]);
    }

    [Fact]
    public async Task A_program_that_logged_an_error_goes_on_and_fails()
    {
        var result = await Run.UpdateAsync("Messages");

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Requests("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_message_after_the_end_hinders_nobody()
    {
        var result = await Run.UpdateAsync("LateMessage");

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_log_that_takes_no_messages_fails_the_program_in_words()
    {
        var result = await Run.UpdateAsync("Messages", """{ "refuseLogs": true }""");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Error occurred trying to send logging message to engine", result.Error, StringComparison.Ordinal);
        Assert.Contains("the log is gone", result.Error, StringComparison.Ordinal);
    }
}
