using System.Text.Json;
using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

[Collection(EnvironmentTests.Name)]
public sealed class ConfigTests
{
    private const string Json = """
        {
          "project:region": "north", "project:big": "true", "project:small": "false", "project:count": "-3",
          "project:ratio": "1.5e-3", "project:sizes": "[1, 2]", "project:nothing": "null", "project:empty": "",
          "project:config:legacy": "old", "project:tree:leaf": "green", "project:number": 5, "project:yes": "yes",
          "aws:region": "eu-central-1", "aws:config:profile": "dev"
        }
        """;

    private sealed record Size(int Width, int Height);

    [Fact]
    public async Task Without_a_name_it_is_the_project_s() => await WithAsync(config =>
    {
        Assert.Equal("north", config.Get("region"));
        Assert.Equal("north", config.Require("region"));
        Assert.Equal("", config.Get("empty"));
        Assert.Equal("5", config.Get("number"));
    });

    [Fact]
    public async Task A_name_is_that_of_a_namespace() => await WithAsync(_ =>
    {
        Assert.Equal("eu-central-1", new Config("aws").Require("region"));
        Assert.Equal("eu-central-1", new Config("aws:config").Require("region"));
        Assert.Null(new Config("nobody").Get("region"));
    });

    [Fact]
    public async Task Keys_as_old_hosts_write_them_are_the_same_keys() => await WithAsync(config =>
    {
        Assert.Equal("old", config.Get("legacy"));
        Assert.Equal("dev", new Config("aws").Get("profile"));
        Assert.Equal("green", config.Get("tree:leaf"));
    });

    [Fact]
    public async Task Values_are_read_as_their_types() => await WithAsync(config =>
    {
        Assert.Equal((true, false), (config.GetBoolean("big"), config.RequireBoolean("small")));
        Assert.Equal((-3, -3), (config.GetInt32("count"), config.RequireInt32("count")));
        Assert.Equal((0.0015, 0.0015), (config.GetDouble("ratio"), config.RequireDouble("ratio")));
        Assert.Equal([1, 2], config.GetObject<int[]>("sizes")!);
        Assert.Equal([1, 2], config.RequireObject<int[]>("sizes"));
    });

    [Fact]
    public async Task What_is_not_set_is_null_where_it_may_be() => await WithAsync(config =>
    {
        Assert.Null(config.Get("nope"));
        Assert.Null(config.GetBoolean("nope"));
        Assert.Null(config.GetInt32("nope"));
        Assert.Null(config.GetDouble("nope"));
        Assert.Null(config.GetObject<int[]>("nope"));
        Assert.Equal(0, config.GetObject<int>("nope"));
        Assert.Null(config.GetSecret("nope"));
        Assert.Null(config.GetSecretBoolean("nope"));
        Assert.Null(config.GetSecretInt32("nope"));
        Assert.Null(config.GetSecretDouble("nope"));
        Assert.Null(config.GetSecretObject<int[]>("nope"));
        Assert.Null(config.GetObject<int[]>("nothing"));
    });

    [Fact]
    public async Task Asked_for_as_secrets_values_are_secret()
    {
        var secrets = new List<Output<string>>();

        await WithAsync(config => secrets.AddRange(
        [
            config.GetSecret("region")!, config.RequireSecret("region"),
            Text(config.GetSecretBoolean("big")!), Text(config.RequireSecretBoolean("big")),
            Text(config.GetSecretInt32("count")!), Text(config.RequireSecretInt32("count")),
            Text(config.GetSecretDouble("ratio")!), Text(config.RequireSecretDouble("ratio")),
            Text(config.GetSecretObject<int[]>("sizes")!), Text(config.RequireSecretObject<int[]>("sizes")),
            Text(config.GetSecretObject<int[]>("sizes", JsonSerializerOptions.Web)!),
            Text(config.RequireSecretObject<int[]>("sizes", JsonSerializerOptions.Web)),
        ]));

        foreach (var secret in secrets)
            Assert.True((await secret.ObserveAsync()).IsSecret);
        Assert.Equal(
            ["north", "north", "true", "true", "-3", "-3", "0.0015", "0.0015", "[1,2]", "[1,2]", "[1,2]", "[1,2]"],
            await Output.All(secrets).ListAsync());

        static Output<string> Text<T>(Output<T> output) => output.Apply(value => JsonSerializer.Serialize(value));
    }

    [Fact]
    public async Task Objects_are_read_with_the_options_given()
    {
        const string Upper = """{ "project:size": "{ \"WIDTH\": 1, \"HEIGHT\": 2 }" }""";
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        await WithAsync(config =>
        {
            Assert.Equal(new Size(1, 2), config.GetObject<Size>("size", options));
            Assert.Equal(new Size(1, 2), config.RequireObject<Size>("size", options));
            Assert.Equal(new Size(0, 0), config.GetObject<Size>("size"));
        }, Upper);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_the_command_that_sets_it() => await WithAsync(config =>
    {
        Action[] requests =
        [
            () => config.Require("nope"), () => config.RequireSecret("nope"),
            () => config.RequireBoolean("nope"), () => config.RequireSecretBoolean("nope"),
            () => config.RequireInt32("nope"), () => config.RequireSecretInt32("nope"),
            () => config.RequireDouble("nope"), () => config.RequireSecretDouble("nope"),
            () => config.RequireObject<int[]>("nope"), () => config.RequireSecretObject<int[]>("nope"),
            () => config.RequireObject<int[]>("nope", JsonSerializerOptions.Web),
            () => config.RequireSecretObject<int[]>("nope", JsonSerializerOptions.Web),
        ];

        Assert.All(requests, request => Assert.Equal(
            "Missing Required configuration variable 'project:nope'\n"
            + "\tplease set a value using the command `pulumi config set project:nope <value>`",
            Assert.ThrowsAny<RunException>(request).Message));
    });

    [Fact]
    public async Task What_is_of_another_type_is_named_with_its_value() => await WithAsync(config =>
    {
        AssertRefused(
            "Configuration 'project:yes' value 'yes' is not a valid Boolean", () => config.GetBoolean("yes"),
            () => config.RequireSecretBoolean("yes"));
        AssertRefused(
            "Configuration 'project:yes' value 'yes' is not a valid Int32", () => config.GetInt32("yes"),
            () => config.RequireSecretInt32("yes"));
        AssertRefused("Configuration 'project:ratio' value '1.5e-3' is not a valid Int32", () => config.RequireInt32("ratio"));
        AssertRefused(
            "Configuration 'project:yes' value 'yes' is not a valid Double", () => config.GetDouble("yes"),
            () => config.RequireSecretDouble("yes"));
        AssertRefused(
            "Configuration 'project:yes' value 'yes' is not a valid System.Int32[]", () => config.GetObject<int[]>("yes"),
            () => config.RequireSecretObject<int[]>("yes"));
        AssertRefused("Configuration 'project:empty' value '' is not a valid Int32", () => config.GetInt32("empty"));
    });

    [Fact]
    public async Task The_cause_of_a_wrong_object_goes_along() => await WithAsync(config =>
    {
        var refusal = Assert.ThrowsAny<RunException>(() => config.GetObject<int[]>("yes"));
        Assert.IsType<JsonException>(refusal.InnerException);
    });

    [Fact]
    public async Task A_missing_value_that_nobody_catches_is_told_by_its_message_alone()
    {
        using var _ = new EnvironmentVariable("PULUMI_CONFIG", Json);

        var message = await MockRun.FailureAsync(() => new Config().Require("nope"));

        Assert.StartsWith("Missing Required configuration variable 'project:nope'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_configuration_nothing_is_set()
        => await WithAsync(config => Assert.Null(config.Get("region")), json: null);

    private static void AssertRefused(string message, params Action[] requests)
        => Assert.All(requests, request => Assert.Equal(message, Assert.ThrowsAny<RunException>(request).Message));

    /// <summary>Runs a program whose host gave it a configuration.</summary>
    private static async Task WithAsync(Action<Config> program, string? json = Json)
    {
        using var _ = new EnvironmentVariable("PULUMI_CONFIG", json);
        await Deployment.TestAsync(new DemoMocks(), new TestOptions(), () => program(new Config()));
    }
}
