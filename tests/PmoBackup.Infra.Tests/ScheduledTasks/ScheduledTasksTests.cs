using System.Text.Json.Nodes;
using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Mocks;
using PmoBackup.Policy;
using Pulumi;

namespace PmoBackup.Infra.Tests;

public class ScheduledTasksTests
{
    private static readonly IReadOnlyList<PlannedTask> s_planned = TaskCatalog.Plan(["platform", "reports"]);

    [Fact]
    public async Task Every_line_of_the_catalog_has_its_schedule_once_for_each_database_where_it_is_about_one()
    {
        var declared = await DeclareAsync();

        var schedules = declared.All("aws:scheduler/schedule:Schedule");
        Assert.Equal(
            s_planned.Select(task => (task.Name, task.Task.Schedule.ToString())).Order(),
            schedules.Select(schedule => (schedule.Text("name"), schedule.Text("scheduleExpression"))).Order());
        Assert.Contains("daily-backup-platform", schedules.Select(schedule => schedule.Text("name")));
        Assert.Contains("daily-backup-reports", schedules.Select(schedule => schedule.Text("name")));
    }

    [Fact]
    public async Task Schedules_are_in_UTC_spread_their_load_and_retry_the_delivery_alone()
    {
        var declared = await DeclareAsync();

        Assert.All(declared.All("aws:scheduler/schedule:Schedule"), schedule =>
        {
            Assert.Equal("UTC", schedule.Text("scheduleExpressionTimezone"));
            Assert.Equal("FLEXIBLE", schedule.Fields("flexibleTimeWindow")["mode"]);
            Assert.Equal(15.0, schedule.Fields("flexibleTimeWindow")["maximumWindowInMinutes"]);
            Assert.Equal("ENABLED", schedule.Text("state"));
            var target = schedule.Fields("target");
            Assert.Equal("arn:of:tasks-undelivered", Of(target, "deadLetterConfig")["arn"]);
            Assert.Equal(3600.0, Of(target, "retryPolicy")["maximumEventAgeInSeconds"]);
            Assert.Equal("arn:role:scheduler", target["roleArn"]);
            Assert.Equal("arn:of:tasks", target["arn"]);
        });
    }

    [Fact]
    public async Task Each_schedule_starts_its_own_task_in_private_subnets_and_no_shell_can_be_opened_in_it()
    {
        var declared = await DeclareAsync();

        Assert.All(declared.All("aws:scheduler/schedule:Schedule"), schedule =>
        {
            var ecs = Of(schedule.Fields("target"), "ecsParameters");
            Assert.Equal($"arn:of:tasks-{schedule.Text("name")}", ecs["taskDefinitionArn"]);
            Assert.Equal("FARGATE", ecs["launchType"]);
            Assert.Equal(false, ecs["enableExecuteCommand"]);
            Assert.Equal(false, Of(ecs, "networkConfiguration")["assignPublicIp"]);
        });
    }

    [Fact]
    public async Task A_stack_that_is_only_being_built_starts_nothing()
        => Assert.All(
            (await DeclareAsync(SampleStack.Settings with { Tasks = SampleStack.Settings.Tasks with { Enabled = false } }))
                .All("aws:scheduler/schedule:Schedule"),
            schedule => Assert.Equal("DISABLED", schedule.Text("state")));

    [Fact]
    public async Task Every_task_ends_itself_in_time_since_ECS_does_not()
    {
        var containers = await ContainersAsync();

        Assert.All(s_planned, task =>
        {
            var command = containers[task.Name]["command"]!.AsArray().Select(word => (string)word!).ToList();
            Assert.Equal(task.Arguments, command);
            Assert.Contains("--timeout", command);
        });
    }

    [Fact]
    public async Task A_task_is_not_root_writes_to_its_scratch_disk_only_and_has_no_capabilities()
    {
        foreach (var container in (await ContainersAsync()).Values)
        {
            Assert.Equal("10001:10001", (string)container["user"]!);
            Assert.True((bool)container["readonlyRootFilesystem"]!);
            Assert.Equal(["ALL"],
                container["linuxParameters"]!["capabilities"]!["drop"]!.AsArray().Select(each => (string)each!));
            Assert.Equal("/scratch", (string)Assert.Single(container["mountPoints"]!.AsArray())!["containerPath"]!);
        }
        Assert.All(
            (await DeclareAsync()).All("aws:ecs/taskDefinition:TaskDefinition"),
            task => Assert.Equal(50.0, task.Fields("ephemeralStorage")["sizeInGib"]));
    }

    [Fact]
    public async Task A_backup_gets_the_connection_string_of_its_own_database_and_a_drill_gets_no_secret()
    {
        var containers = await ContainersAsync();

        Assert.Equal([("DATABASE_URL", "arn:secret:platform")], SecretsOf(containers["daily-backup-platform"]));
        Assert.Equal([("DATABASE_URL", "arn:secret:reports")], SecretsOf(containers["weekly-backup-reports"]));
        Assert.Equal([("RENDER_API_KEY", "arn:of:tasks-render-key")], SecretsOf(containers["freshness-check"]));
        Assert.Empty(SecretsOf(containers["monthly-drill-platform"]));
        Assert.Empty(SecretsOf(containers["monthly-probe"]));
    }

    [Fact]
    public async Task No_secret_is_a_plain_variable_and_production_is_protected_everywhere()
    {
        foreach (var container in (await ContainersAsync()).Values)
        {
            var variables = container["environment"]!.AsArray().ToDictionary(each => (string)each!["name"]!,
                each => (string)each!["value"]!);
            Assert.Equal("prod.example", variables["PMO_PROTECTED_HOSTS"]);
            Assert.Equal("s3://acme-backups", variables["PMO_STORE"]);
            Assert.Equal("prod", variables["PMO_STACK"]);
            Assert.DoesNotContain(variables.Keys, name => name.Contains("URL", StringComparison.Ordinal)
                || name.Contains("KEY", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Each_task_has_the_one_role_that_it_needs()
    {
        var declared = await DeclareAsync();

        Assert.All(s_planned, task => Assert.Equal(
            $"arn:role:{task.Task.Role.ToString().ToLowerInvariant()}",
            declared.One("aws:ecs/taskDefinition:TaskDefinition", $"tasks-{task.Name}").Text("taskRoleArn")));
    }

    [Theory]
    [InlineData("2026.11.1", "registry.example/pmo-backup-prod:2026.11.1")]
    [InlineData("sha256:aa", "registry.example/pmo-backup-prod@sha256:aa")]
    public async Task The_image_is_named_by_tag_or_by_digest(string tag, string image)
        => Assert.All(
            (await ContainersAsync(SampleStack.Settings with { Tasks = new TaskSettings { ImageTag = tag } })).Values,
            container => Assert.Equal(image, (string)container["image"]!));

    [Fact]
    public async Task Logs_are_kept_as_long_as_settings_say_and_old_images_go()
    {
        var declared = await DeclareAsync();

        var logs = declared.One("aws:cloudwatch/logGroup:LogGroup");
        Assert.Equal(400.0, logs.Inputs["retentionInDays"]);
        Assert.All((await ContainersAsync()).Values, container => Assert.Equal(
            logs.Text("name"), (string)container["logConfiguration"]!["options"]!["awslogs-group"]!));
        var rule = JsonNode.Parse(declared.One("aws:ecr/lifecyclePolicy:LifecyclePolicy").Text("policy"))!["rules"]![0]!;
        Assert.Equal("imageCountMoreThan", (string)rule["selection"]!["countType"]!);
        Assert.Equal("IMMUTABLE", declared.One("aws:ecr/repository:Repository").Text("imageTagMutability"));
    }

    [Fact]
    public async Task A_stack_without_Render_has_no_key_of_Render()
    {
        var declared = await DeclareAsync(SampleStack.Settings with { Databases = [SampleStack.OnRds] });

        Assert.Empty(declared.All("aws:secretsmanager/secret:Secret"));
    }

    [Fact]
    public void ECS_reads_the_secrets_of_the_tasks_and_no_others_and_only_a_token_has_no_resource()
    {
        var policy = ExecutionPolicies.Execution(SampleStack.Settings, SampleStack.Names);

        Assert.Equal(
            [
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pmo-backup-prod/platform/database-url-??????",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pmo-backup-prod/reports/database-url-??????",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pmo-backup-prod/render-api-key-??????",
            ],
            policy.Statements.Single(statement => statement.Actions.Contains("secretsmanager:GetSecretValue")).Resources);
        Assert.Equal("RegistryToken", Assert.Single(policy.Statements, statement => statement.Resources.Contains("*")).Sid);
    }

    private static IEnumerable<(string, string)> SecretsOf(JsonNode container)
        => container["secrets"]!.AsArray().Select(secret => ((string)secret!["name"]!, (string)secret["valueFrom"]!));

    private static System.Collections.Immutable.ImmutableDictionary<string, object> Of(
        System.Collections.Immutable.ImmutableDictionary<string, object> fields, string name)
        => (System.Collections.Immutable.ImmutableDictionary<string, object>)fields[name];

    private static async Task<Dictionary<string, JsonNode>> ContainersAsync(StackSettings? settings = null)
        => (await DeclareAsync(settings)).All("aws:ecs/taskDefinition:TaskDefinition").ToDictionary(
            task => task.Name["tasks-".Length..],
            task => Assert.Single(JsonNode.Parse(task.Text("containerDefinitions"))!.AsArray())!);

    private static Task<Declaration> DeclareAsync(StackSettings? settings = null)
    {
        settings ??= SampleStack.Settings;
        return Declaration.OfAsync(() => _ = new Components.ScheduledTasks("tasks", new ScheduledTasksArgs
        {
            Settings = settings,
            Names = new StackNames(settings),
            Network = new Components.TaskNetwork("network", new() { Settings = settings, Names = new StackNames(settings) }),
            RoleArns = VaultRole.All.ToDictionary(role => role, role => Output.Create($"arn:role:{role.Name}")),
            ConnectionSecretArns = settings.Databases.ToDictionary(database => database.Name,
                database => Output.Create($"arn:secret:{database.Name}")),
            ProtectedHosts = Output.Create("prod.example"),
        }));
    }
}
