using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("PULUMI_MONITOR")]
    [InlineData("PULUMI_ENGINE")]
    [InlineData("PULUMI_PROJECT")]
    [InlineData("PULUMI_STACK")]
    [InlineData("PULUMI_DRY_RUN")]
    public async Task A_program_that_was_started_by_hand_says_to_run_it_under_pulumi(string missing)
    {
        var result = await Run.UpdateAsync("OneResource", $$"""{ "unsetEnv": ["{{missing}}"] }""");

        AssertSaysToRunItUnderPulumi(result);
    }

    [Theory]
    [InlineData("PULUMI_DRY_RUN", "perhaps")]
    [InlineData("PULUMI_PARALLEL", "a lot")]
    public async Task What_cannot_be_read_is_as_if_it_were_missing(string name, string value)
    {
        var result = await Run.UpdateAsync("OneResource", $$"""{ "env": { "{{name}}": "{{value}}" } }""");

        AssertSaysToRunItUnderPulumi(result);
    }

    [Theory]
    [InlineData("PULUMI_CONFIG", "{ this is no JSON")]
    [InlineData("PULUMI_CONFIG", "[1]")]
    [InlineData("PULUMI_MONITOR", "no address at all")]
    [InlineData("PULUMI_ENGINE", "no address at all")]
    public async Task A_variable_that_makes_no_sense_is_named(string name, string value)
    {
        var result = await Run.UpdateAsync("OneResource", $$"""{ "env": { "{{name}}": "{{value}}" } }""");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(name, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Requests("RegisterResource"));
    }

    [Fact]
    public async Task A_proxy_of_the_machine_is_not_asked()
    {
        const string Proxies = """{ "env": { "HTTP_PROXY": "http://127.0.0.1:1", "ALL_PROXY": "http://127.0.0.1:1" } }""";

        var result = await Run.UpdateAsync("OneResource", Proxies);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static void AssertSaysToRunItUnderPulumi(ProgramResult result)
    {
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("re-run using the `pulumi` CLI", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Events);
    }
}
