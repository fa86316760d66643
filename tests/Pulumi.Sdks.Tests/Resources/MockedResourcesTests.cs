using System.Collections.Immutable;
using Pulumi.Aws;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Iam.Inputs;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Pulumi.Command.Local;

namespace Pulumi.Sdks.Tests.Resources;

public sealed class MockedResourcesTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task Nested_inputs_arrive_under_their_names_on_the_wire()
    {
        await RunAsync(() =>
        {
            var bucket = new Bucket("vault", new BucketArgs { BucketName = "pmo-vault", Tags = { ["owner"] = "platform" } });
            _ = new BucketLifecycleConfiguration("expiry", new BucketLifecycleConfigurationArgs
            {
                Bucket = bucket.BucketName,
                Rules =
                {
                    new BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "daily",
                        Status = "Enabled",
                        Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = 31 },
                    },
                },
            });
        });

        Assert.Equal("aws:s3/bucket:Bucket", _mocks.Resources["vault"].Type);
        Assert.Equal(["bucket", "tags"], _mocks.Resources["vault"].Inputs.Keys.Order());
        var inputs = _mocks.Resources["expiry"].Inputs;
        Assert.Equal("pmo-vault", inputs["bucket"]);
        var rules = Assert.IsType<ImmutableArray<object>>(inputs["rules"]);
        var rule = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(rules));
        Assert.Equal(["expiration", "id", "status"], rule.Keys.Order());
        Assert.Equal(31.0, Assert.IsType<ImmutableDictionary<string, object>>(rule["expiration"])["days"]);
    }

    [Fact]
    public async Task Numbers_come_back_as_the_official_types()
    {
        var (period, threshold) = (0, 0.0);
        await RunAsync(() =>
        {
            var alarm = new MetricAlarm("late", new MetricAlarmArgs
            {
                ComparisonOperator = "LessThanThreshold",
                EvaluationPeriods = 36,
                Period = 3600,
                Threshold = 0.5,
            });
            alarm.Period.Apply(value => period = value!.Value);
            alarm.Threshold.Apply(value => threshold = value!.Value);
        });

        Assert.Equal((3600, 0.5), (period, threshold));
    }

    [Fact]
    public async Task A_lookup_reads_the_resource_with_that_id()
    {
        await RunAsync(() =>
        {
            _ = Bucket.Get("found", "pmo-vault", new BucketState { Region = "eu-central-1" });
        });

        Assert.Equal("pmo-vault", _mocks.Resources["found"].Id);
        Assert.Equal("eu-central-1", _mocks.Resources["found"].Inputs["region"]);
    }

    [Fact]
    public async Task A_required_input_that_is_missing_is_named()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(() =>
        {
            _ = new RolePolicy("empty", new RolePolicyArgs { Policy = "{}" });
        }));

        Assert.Contains("RolePolicyArgs.Role is required", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_ask_for_their_tokens_and_read_the_answers()
    {
        _mocks.Answers["aws:index/getCallerIdentity:getCallerIdentity"] = Answer(
            ("accountId", "123456789012"), ("arn", "arn:me"), ("id", "1"), ("userId", "u"));
        _mocks.Answers["aws:ec2/getSubnets:getSubnets"] = Answer(
            ("id", "s"), ("ids", ImmutableArray.Create<object>("subnet-1", "subnet-2")), ("region", "r"),
            ("tags", ImmutableDictionary<string, object>.Empty));
        _mocks.Answers["aws:iam/getPolicyDocument:getPolicyDocument"] = Answer(
            ("id", "d"), ("json", "{ }"), ("minifiedJson", "{}"));
        var account = "";
        IEnumerable<string> subnets = [];
        var json = "";

        await RunAsync(async () =>
        {
            account = (await GetCallerIdentity.InvokeAsync()).AccountId;
            GetSubnets.Invoke(new GetSubnetsInvokeArgs { Tags = { ["tier"] = "private" } }).Apply(found => subnets = found.Ids);
            GetPolicyDocument.Invoke(new GetPolicyDocumentInvokeArgs
            {
                Statements = { new GetPolicyDocumentStatementInputArgs { Actions = { "s3:PutObject" }, Resources = { "*" } } },
            }).Apply(document => json = document.MinifiedJson);
        });

        Assert.Equal("123456789012", account);
        Assert.Equal(["subnet-1", "subnet-2"], subnets);
        Assert.Equal("{}", json);
        Assert.Equal(["statements"], _mocks.Calls["aws:iam/getPolicyDocument:getPolicyDocument"].Args.Keys);
    }

    [Fact]
    public async Task A_command_runs_with_its_words_and_its_logging()
    {
        _mocks.Answers["command:local:run"] = Answer(("command", "true"), ("stderr", ""), ("stdout", "here"));
        var said = "";

        await RunAsync(() =>
        {
            _ = new Command.Local.Command("drill", new CommandArgs
            {
                Create = "./pmo drill",
                Update = "true",
                Logging = Logging.Stderr,
                Triggers = new object[] { "v1", 2 },
            });
            Run.Invoke(new RunInvokeArgs { Command = "true", Logging = Logging.None }).Apply(result => said = result.Stdout);
        });

        Assert.Equal("stderr", _mocks.Resources["drill"].Inputs["logging"]);
        var triggers = Assert.IsType<ImmutableArray<object>>(_mocks.Resources["drill"].Inputs["triggers"]);
        Assert.Equal([(object)"v1", 2.0], triggers.AsEnumerable());
        Assert.Equal("none", _mocks.Calls["command:local:run"].Args["logging"]);
        Assert.Equal("here", said);
    }

    [Fact]
    public async Task A_provider_of_another_region_sends_its_settings_as_texts()
    {
        await RunAsync(() =>
        {
            var elsewhere = new Provider("elsewhere", new ProviderArgs
            {
                Region = "eu-west-1",
                AllowedAccountIds = { "123456789012" },
                AssumeRoles = { new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = "arn:replica" } },
            });
            _ = new Bucket("replica", options: new CustomResourceOptions { Provider = elsewhere });
        });

        var inputs = _mocks.Resources["elsewhere"].Inputs;
        Assert.Equal("pulumi:providers:aws", _mocks.Resources["elsewhere"].Type);
        Assert.Equal("eu-west-1", inputs["region"]);
        Assert.Equal("[ \"123456789012\" ]", inputs["allowedAccountIds"]);
        Assert.Equal("[ { \"roleArn\": \"arn:replica\" } ]", inputs["assumeRoles"]);
        Assert.Equal(("false", "true"), (inputs["skipCredentialsValidation"], inputs["skipRegionValidation"]));
        Assert.EndsWith("::elsewhere::elsewhere-id", _mocks.Resources["replica"].Provider, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, object> Answer(params (string Name, object Value)[] fields)
        => fields.ToImmutableDictionary(field => field.Name, field => field.Value);

    private Task<ImmutableArray<Resource>> RunAsync(Action program) => Deployment.TestAsync(_mocks, new(), program);

    private Task<ImmutableArray<Resource>> RunAsync(Func<Task> program) => Deployment.TestAsync(_mocks, new(), program);
}
