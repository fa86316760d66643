using System.Text.RegularExpressions;
using PmoBackup.Infra.Components;

namespace PmoBackup.Infra.Tests;

public partial class EventAlarmsTests
{
    private const string Cluster = "arn:aws:ecs:eu-central-1:123456789012:cluster/pmo-backup-prod";
    private const string BreakGlass = "arn:aws:iam::123456789012:role/pmo-backup-prod-break-glass";

    [Theory]
    [InlineData("""[{ "exitCode": 1, "lastStatus": "STOPPED" }]""", "EssentialContainerExited")]
    [InlineData("""[{ "exitCode": 137, "reason": "OutOfMemoryError" }]""", "EssentialContainerExited")]
    [InlineData("""[{ "exitCode": 0 }, { "exitCode": 2 }]""", "EssentialContainerExited")]
    [InlineData("""[{ "lastStatus": "STOPPED", "reason": "CannotPullContainerError" }]""", "TaskFailedToStart")]
    [InlineData("""[{ "lastStatus": "STOPPED" }]""", "UserInitiated")]
    [InlineData("[]", "TaskFailedToStart")]
    public void A_task_that_failed_or_never_started_is_told(string containers, string stopCode)
        => Assert.True(Matches("task-failed", Stopped(Cluster, containers, stopCode)));

    [Fact]
    public void A_task_that_did_its_work_is_not_told()
        => Assert.False(Matches("task-failed", Stopped(Cluster, """[{ "exitCode": 0 }]""", "EssentialContainerExited")));

    [Fact]
    public void A_task_of_another_cluster_or_one_that_still_runs_is_not_told()
    {
        var failed = Stopped(Cluster, """[{ "exitCode": 1 }]""", "EssentialContainerExited");

        Assert.False(Matches("task-failed", failed.Replace("pmo-backup-prod", "pmo-backup-staging", StringComparison.Ordinal)));
        Assert.False(Matches("task-failed", failed.Replace("STOPPED", "RUNNING", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("AssumeRole")]
    [InlineData("AssumeRoleWithSAML")]
    public void Becoming_break_glass_is_told_and_so_is_an_attempt_that_was_denied(string call)
    {
        Assert.True(Matches("break-glass-used",
            Call("sts", call, $$"""{ "roleArn": "{{BreakGlass}}" }""", "arn:aws:iam::123456789012:user/carol")));
        Assert.False(Matches("break-glass-used",
            Call("sts", call, """{ "roleArn": "arn:aws:iam::123456789012:role/other" }""",
            "arn:aws:iam::123456789012:user/carol")));
    }

    [Theory]
    [InlineData("s3", "DeleteObject")]
    [InlineData("kms", "DescribeKey")]
    public void Whatever_break_glass_does_is_told(string service, string call)
        => Assert.True(Matches("break-glass-used", Call(service, call, "{}", BreakGlass)));

    [Fact]
    public void Looking_around_as_break_glass_is_told_too_which_EventBridge_hides_unless_asked()
        => Assert.Equal("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", Of("break-glass-used").State);

    [Theory]
    [InlineData("ScheduleKeyDeletion")]
    [InlineData("DisableKey")]
    public void A_key_in_danger_is_told(string call)
    {
        Assert.True(Matches("key-endangered",
            Call("kms", call, """{ "keyId": "alias/pmo-backup-prod" }""", "arn:aws:iam::123456789012:user/mallory")));
        Assert.False(Matches("key-endangered",
            Call("kms", "Decrypt", """{ "keyId": "alias/pmo-backup-prod" }""", "arn:aws:iam::123456789012:user/mallory")));
    }

    [Fact]
    public void Each_text_names_only_fields_that_it_is_given()
        => Assert.All(EventAlarms.Of(SampleStack.Names), alarm => Assert.Equal(
            alarm.Fields.Keys.Order(),
                Placeholder().Matches(alarm.Text).Select(match => match.Groups[1].Value).Distinct().Order()));

    private static EventAlarm Of(string name) => EventAlarms.Of(SampleStack.Names).Single(alarm => alarm.Name == name);

    private static bool Matches(string name, string @event) => EventPattern.Matches(Of(name).Pattern, @event);

    private static string Stopped(string cluster, string containers, string stopCode) => $$"""
        {
            "source": "aws.ecs", "detail-type": "ECS Task State Change",
            "detail": {
                "clusterArn": "{{cluster}}", "lastStatus": "STOPPED", "stopCode": "{{stopCode}}", "containers": {{containers}}
            }
        }
        """;

    private static string Call(string service, string call, string parameters, string issuer) => $$"""
        {
            "source": "aws.{{service}}", "detail-type": "AWS API Call via CloudTrail",
            "detail": {
                "eventSource": "{{service}}.amazonaws.com", "eventName": "{{call}}", "requestParameters": {{parameters}},
                "userIdentity": { "sessionContext": { "sessionIssuer": { "arn": "{{issuer}}" } } }
            }
        }
        """;

    [GeneratedRegex("<([a-z]+)>")]
    private static partial Regex Placeholder();
}
