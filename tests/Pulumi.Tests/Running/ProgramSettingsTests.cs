using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

[Collection(EnvironmentTests.Name)]
public sealed class ProgramSettingsTests : IDisposable
{
    private const string NotByTheEngine = "Program run without the Pulumi engine available; re-run using the `pulumi` CLI";

    private readonly List<EnvironmentVariable> _variables = [];

    public ProgramSettingsTests()
    {
        foreach (var (name, value) in new[]
        {
            ("MONITOR", "127.0.0.1:1"), ("ENGINE", "localhost:2"), ("PROJECT", "shop"), ("STACK", "dev"), ("DRY_RUN", "true"),
            ("QUERY_MODE", "false"), ("PARALLEL", "4"), ("ORGANIZATION", null), ("ROOT_DIRECTORY", null), ("CONFIG", null),
        })
        {
            Set(name, value);
        }
    }

    public void Dispose()
    {
        // In the order of a stack, since a variable may have been set twice.
        foreach (var variable in _variables.AsEnumerable().Reverse())
            variable.Dispose();
    }

    [Fact]
    public void All_is_read_that_the_language_host_sets()
    {
        Set("ORGANIZATION", "acme");
        Set("ROOT_DIRECTORY", "somewhere");
        Set("CONFIG", """{ "shop:size": "3" }""");

        var (settings, monitor, engine) = ProgramSettings.FromEnvironment();

        Assert.Equal(("127.0.0.1:1", "localhost:2"), (monitor, engine));
        Assert.Equal(
            ("shop", "dev", "acme", "somewhere", true),
            (settings.Project, settings.Stack, settings.Organization, settings.RootDirectory, settings.IsDryRun));
        Assert.Equal("3", settings.Config["shop:size"]);
    }

    [Fact]
    public void What_old_hosts_do_not_say_has_a_default()
    {
        var (settings, _, _) = ProgramSettings.FromEnvironment();

        Assert.Equal("organization", settings.Organization);
        Assert.Null(settings.RootDirectory);
        Assert.Empty(settings.Config);
    }

    [Theory]
    [InlineData("MONITOR", null)]
    [InlineData("MONITOR", "")]
    [InlineData("ENGINE", null)]
    [InlineData("PROJECT", null)]
    [InlineData("STACK", "")]
    [InlineData("DRY_RUN", null)]
    [InlineData("DRY_RUN", "perhaps")]
    [InlineData("QUERY_MODE", null)]
    [InlineData("PARALLEL", "many")]
    public async Task Without_what_the_engine_sets_a_program_says_how_it_is_started(string name, string? value)
    {
        Set(name, value);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));

        Assert.Equal(NotByTheEngine, refusal.Message);
    }

    [Fact]
    public void An_address_that_is_none_is_named()
    {
        Set("ENGINE", "not an address");

        var refusal = Assert.Throws<InvalidOperationException>(() => ProgramSettings.FromEnvironment());

        Assert.Equal(
            "The environment variable PULUMI_ENGINE is 'not an address', which is no address (host:port).", refusal.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("hunter2")]
    public void A_configuration_that_is_none_is_told_without_what_is_in_it(string json)
    {
        Set("CONFIG", json);

        var refusal = Assert.Throws<InvalidOperationException>(() => ProgramSettings.FromEnvironment());

        Assert.Equal("The environment variable PULUMI_CONFIG does not hold a JSON object.", refusal.Message);
        Assert.Null(refusal.InnerException);
    }

    private void Set(string name, string? value) => _variables.Add(new EnvironmentVariable($"PULUMI_{name}", value));
}
