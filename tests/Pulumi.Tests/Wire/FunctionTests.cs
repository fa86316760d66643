using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

public sealed class FunctionTests
{
    [Fact]
    public async Task A_function_is_called_with_its_arguments_and_gives_its_result()
    {
        var result = await Run.UpdateAsync("Functions");

        Json.AssertEqual(
            """
            { "tok": "demo:index:find", "args": { "name": "blue", "limit": 2 }, "version": "1.2.3", "acceptResources": true }
            """,
            result.Requests("Invoke").Single(e => e.Request["args"]!["limit"] is not null).Request);
        Assert.Contains("one", result.Inputs("first")["peer"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_does_not_call_a_function_whose_arguments_are_not_known()
    {
        var result = await Run.PreviewAsync("Functions");

        Assert.Equal("blue", (string?)Assert.Single(result.Requests("Invoke")).Request["args"]!["name"]);
        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", (string?)result.Inputs("second")["peer"]);
    }

    [Fact]
    public async Task A_function_that_fails_ends_the_program_with_its_reasons()
    {
        var scenario = """{ "invokeFailures": { "demo:index:find": [{ "property": "name", "reason": "too short" }] } }""";

        var result = await Run.UpdateAsync("Functions", scenario);

        Assert.Equal(32, result.ExitCode);
        const string Reason = "Invoke of 'demo:index:find' failed: too short (name)";
        Assert.Contains(Reason, result.Logs.First().Text("message"), StringComparison.Ordinal);
    }
}
