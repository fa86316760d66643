using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests;

/// <summary>The program itself, run as Pulumi's language host runs it, against an engine that speaks the real protocol.</summary>
public class WireTests
{
    private static readonly LanguageHost s_host = new(Repository.AssemblyOf("infra", "PmoBackup.Infra.dll"), Repository.PathOf(
        "infra"));

    private static readonly Lazy<Task<ProgramResult>> s_preview = new(() => RunAsync(new ValidSettings(), isPreview: true));
    private static readonly Lazy<Task<ProgramResult>> s_update = new(() => RunAsync(new ValidSettings(), isPreview: false));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_whole_stack_is_registered_in_preview_and_in_update(bool isPreview)
    {
        var result = await (isPreview ? s_preview : s_update).Value;

        Assert.True(result.ExitCode == 0, string.Join('\n', result.Logs.Select(log => log.Text("message"))) + result.Error);
        var names = result.Requests("RegisterResource").Select(request => request.Text("name")).ToList();
        Assert.Contains("drill-november-connection", names);
        Assert.Contains("tasks-monthly-drill-platform", names);
        Assert.Contains("alarms-backup-silent-reports", names);
    }

    [Fact]
    public async Task Preview_and_update_register_the_same_resources()
        => Assert.Equal(await NamesAsync(s_preview), await NamesAsync(s_update));

    [Fact]
    public async Task A_connection_string_is_marked_secret_for_the_state_and_in_the_outputs()
    {
        var result = await s_update.Value;

        Assert.Equal(
            ["stdout"], result.Registration("drill-november-connection").Request["additionalSecretOutputs"]!.AsArray().Select(
                each => (string)each!));
        Assert.True(IsSecret(Outputs(result)["drillConnectionStrings"]));
        Assert.False(IsSecret(Outputs(result)["databaseIds"]));
    }

    [Fact]
    public async Task Databases_wait_for_the_backup_before_the_release()
    {
        var result = await s_update.Value;

        foreach (var name in (string[])["db-platform-database", "db-reports-database"])
        {
            var dependencies = result.Registration(name).Request["dependencies"]!.AsArray().Select(each => (string)each!)
                .ToList();
            Assert.Contains(dependencies, urn => urn.EndsWith("::predeploy-platform", StringComparison.Ordinal));
            Assert.Contains(dependencies, urn => urn.EndsWith("::predeploy-reports", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_has_a_component_above_it()
    {
        var result = await s_update.Value;

        Assert.All(
            result.Requests("RegisterResource").Where(request => request.Text("type")!.StartsWith(
                "aws:", StringComparison.Ordinal) || request.Text("type")!.StartsWith("command:", StringComparison.Ordinal)),
            request => Assert.Contains("pmo:index:", request.Text("parent"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Production_is_protected_and_its_databases_stay_when_the_stack_goes()
    {
        var result = await s_update.Value;

        Assert.True((bool)result.Registration("db-platform-database").Request["protect"]!);
        Assert.True((bool)result.Registration("db-reports-database").Request["protect"]!);
        Assert.True((bool)result.Registration("db-reports-database").Request["retainOnDelete"]!);
    }

    [Theory]
    [InlineData("aws:s3/bucket:Bucket", "vault")]
    [InlineData("aws:s3/bucket:Bucket", "vault-logs")]
    [InlineData("aws:s3/bucket:Bucket", "vault-replica")]
    [InlineData("aws:kms/key:Key", "vault")]
    [InlineData("aws:kms/key:Key", "vault-replica")]
    [InlineData("aws:cloudtrail/trail:Trail", "vault")]
    public async Task Production_s_vault_is_protected(string type, string name)
        => Assert.True((bool)Of(await s_update.Value, type, name).Request["protect"]!);

    [Fact]
    public async Task A_stack_that_is_torn_down_again_is_not_protected()
    {
        var staging = await RunAsync(new ValidSettings().With("environment", "staging").With("vault.lockDays", 1),
            isPreview: false);

        Assert.NotEqual(true, (bool?)Of(staging, "aws:s3/bucket:Bucket", "vault").Request["protect"]);
    }

    [Fact]
    public async Task The_vaults_policy_depends_on_everything_else_of_it_and_on_the_roles_that_it_spares()
    {
        var result = await s_update.Value;
        var policy = Of(result, "aws:s3/bucketPolicy:BucketPolicy", "vault");
        var before = policy.Request["dependencies"]!.AsArray().Select(each => (string)each!).ToHashSet();

        var rest = result.Requests("RegisterResource").Where(each => each.Urn != policy.Urn
            && (each.Text("type")!.StartsWith("aws:s3/", StringComparison.Ordinal) || each.Text("type")!.StartsWith(
                "aws:cloudtrail/", StringComparison.Ordinal)
                || each.Text("name") is "access-deploy" or "access-break-glass")).ToList();
        Assert.Equal(29, rest.Count);
        Assert.All(rest, each => Assert.Contains(each.Urn!, before));
    }

    [Fact]
    public async Task Only_a_trusted_run_executes_the_CLI_at_preview()
    {
        Assert.DoesNotContain((await s_preview.Value).Requests("Invoke"), request => request.Text("tok") == "command:local:run");

        const string Network = """
            {
                "vpcId": "vpc-0123456789abcdef0",
                "subnetIds": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                "egressCidrs": ["203.0.113.9/32"]
            }
            """;
        var trusted = await RunAsync(new ValidSettings().With("network", JsonNode.Parse(Network)), isPreview: true,
            isTrusted: true);

        var lines = trusted.Requests("Invoke").Where(request => request.Text("tok") == "command:local:run").Select(
            request => (string)request.Request["args"]!["command"]!);
        Assert.Contains(lines, line => line.StartsWith("../pmo hosting database ensure", StringComparison.Ordinal)
            && line.EndsWith("--dry-run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_that_cannot_stand_end_the_program_with_all_that_is_wrong()
    {
        var result = await RunAsync(new ValidSettings().With("vault.lockMode", null).With("environment", "live"),
            isPreview: true);

        Assert.Equal(32, result.ExitCode);
        var message = Assert.Single(result.Logs, log => log.Text("severity") == "ERROR").Text("message")!;
        Assert.Contains("pmo-backup:vault.lockMode is not set", message, StringComparison.Ordinal);
        Assert.Contains("pmo-backup:environment is 'live'", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Requests("RegisterResource"), request => request.Text("type") != "pulumi:pulumi:Stack");
    }

    private static EngineEvent Of(ProgramResult result, string type, string name)
        => result.Requests("RegisterResource").Single(each => each.Text("type") == type && each.Text("name") == name);

    private static async Task<List<string>> NamesAsync(Lazy<Task<ProgramResult>> run)
        => [.. (await run.Value).Requests("RegisterResource").Select(request => $"{request.Text("type")} {request.Text("name")}")
            .Order(StringComparer.Ordinal)];

    private static JsonObject Outputs(ProgramResult result) => result.Requests("RegisterResourceOutputs")
        .Single(request => request.Text("urn")!.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal)).Request[
            "outputs"]!.AsObject();

    private static bool IsSecret(JsonNode? value)
        => (string?)(value as JsonObject)?["4dabf18193072939515e22adb298388d"] == "1b47061264138c4ac30d75fd1eb44270";

    private static Task<ProgramResult> RunAsync(ValidSettings settings, bool isPreview, bool isTrusted = false)
    {
        var config = new JsonObject { ["aws:region"] = settings.Region };
        foreach (var (key, value) in settings.Values())
            config[$"pmo-backup:{key}"] = value;
        return s_host.RunAsync("BackupStack", isPreview, new Scenario(new JsonObject
        {
            ["project"] = "pmo-backup",
            ["stack"] = settings.Stack,
            ["config"] = config,
            // An update of production on the local SDK is refused unless it is meant. Here it is.
            ["env"] = new JsonObject { ["PMO_LOCAL_SDK_IS_MEANT"] = "true", ["PMO_TRUSTED_RUN"] = isTrusted ? "true" : null },
            ["outputs"] = JsonNode.Parse("""
                {
                    "db-platform-recovery-window": { "stdout": { "late": "9" } },
                    "db-reports-database": { "address": { "late": "reports.db.example.test" } },
                    "network-egress": { "publicIp": { "late": "203.0.113.7" } },
                    "tasks": { "arn": { "late": "arn:of:tasks" },
                        "repositoryUrl": { "late": "registry.example.test/pmo-backup-prod" } }
                }
                """),
        }));
    }
}
