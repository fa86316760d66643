using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

/// <summary>Production stacks are updated with the official SDK, unless the other is meant.</summary>
public sealed class ProductionGuardTests
{
    private const string Production = """{ "config": { "demo:environment": "production" } }""";

    [Fact]
    public async Task An_update_of_production_is_refused_with_the_variable_to_set()
    {
        var result = await Run.UpdateAsync("OneResource", Production);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("PulumiSdk=nuget", Assert.Single(result.Logs).Text("message"), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Events, e => e.IsRegistration);
    }

    [Fact]
    public async Task An_update_of_production_that_is_meant_is_made()
    {
        var scenario = """{ "config": { "demo:environment": "production" }, "env": { "PMO_LOCAL_SDK_IS_MEANT": "true" } }""";

        var result = await Run.UpdateAsync("OneResource", scenario);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Logs);
    }

    [Fact]
    public async Task A_preview_of_production_warns_and_goes_on()
    {
        var result = await Run.PreviewAsync("OneResource", Production);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("WARNING", Assert.Single(result.Logs).Text("severity"));
        Assert.Single(result.Requests("SignalAndWaitForShutdown"));
    }

    [Fact]
    public async Task Another_stack_is_updated_without_a_word()
    {
        var staging = """{ "config": { "demo:environment": "staging", "other:environment": "production" } }""";

        var result = await Run.UpdateAsync("OneResource", staging);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Logs);
    }
}
