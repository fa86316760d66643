using System.Collections.Immutable;
using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

[Collection(EnvironmentTests.Name)]
public sealed class ProductionGuardTests : IDisposable
{
    private readonly EnvironmentVariable _override = new(ProductionGuard.Override, null);
    private readonly FakeEngine _engine = new();
    private readonly PendingWork _work = new();

    public void Dispose() => _override.Dispose();

    [Theory]
    [InlineData("production")]
    [InlineData("Production")]
    public void An_update_of_production_is_refused_with_what_to_set(string environment)
    {
        var refusal = Assert.Throws<RunException>(() => Check(environment, isDryRun: false));

        Assert.Contains("The stack 'prod' is production", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("PulumiSdk=nuget", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("PMO_LOCAL_SDK_IS_MEANT=true", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_production_warns()
    {
        Check("production", isDryRun: true);

        await _work.WhenEndedAsync();
        var warning = Assert.Single(_engine.Messages);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains("An update will be refused.", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("production-like")]
    [InlineData(null)]
    public async Task Another_stack_is_nobody_s_concern(string? environment)
    {
        Check(environment, isDryRun: false);

        await _work.WhenEndedAsync();
        Assert.Empty(_engine.Messages);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("0", false)]
    [InlineData("no", false)]
    public void It_is_meant_when_the_variable_says_so(string value, bool isMeant)
    {
        using var _ = new EnvironmentVariable(ProductionGuard.Override, value);

        if (isMeant)
            Check("production", isDryRun: false);
        else
            Assert.Throws<RunException>(() => Check("production", isDryRun: false));
    }

    private void Check(string? environment, bool isDryRun)
    {
        var config = ImmutableDictionary<string, string>.Empty.Add("other:environment", "production");
        ProductionGuard.Check(
            new ProgramSettings
            {
                Project = "shop",
                Stack = "prod",
                Organization = "acme",
                IsDryRun = isDryRun,
                Config = environment == null ? config : config.Add("shop:environment", environment),
            },
            new EngineLog(_engine, _work));
    }
}
