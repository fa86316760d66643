using System.Text.Json.Nodes;
using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Mocks;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Tests;

public class BackupAlarmsTests
{
    [Fact]
    public async Task Every_rule_becomes_an_alarm_that_reaches_the_topic_also_when_all_is_well_again()
    {
        var declared = await DeclareAsync();

        var alarms = declared.All("aws:cloudwatch/metricAlarm:MetricAlarm");
        Assert.Equal(AlarmRules.Of(SampleStack.Settings, SampleStack.Names).Count, alarms.Count);
        Assert.All(alarms, alarm =>
        {
            Assert.Equal(["arn:of:alarms"], alarm.Texts("alarmActions"));
            Assert.Equal(["arn:of:alarms"], alarm.Texts("okActions"));
            Assert.False(alarm.Inputs.ContainsKey("actionsEnabled"));
        });
    }

    [Fact]
    public async Task The_dead_mans_switch_arrives_at_CloudWatch_as_it_was_meant()
    {
        var alarm = (await DeclareAsync()).One("aws:cloudwatch/metricAlarm:MetricAlarm", "alarms-backup-silent-platform");

        Assert.Equal("PmoBackup", alarm.Text("namespace"));
        Assert.Equal("BackupSucceeded", alarm.Text("metricName"));
        Assert.Equal("prod", alarm.Fields("dimensions")["Stack"]);
        Assert.Equal("platform", alarm.Fields("dimensions")["Database"]);
        Assert.Equal("Sum", alarm.Text("statistic"));
        Assert.Equal("LessThanThreshold", alarm.Text("comparisonOperator"));
        Assert.Equal("breaching", alarm.Text("treatMissingData"));
        Assert.Equal(
            [1.0, 3600.0, 36.0, 36.0],
            ((string[])["threshold", "period", "evaluationPeriods", "datapointsToAlarm"])
                .Select(input => (double)alarm.Inputs[input]));
    }

    [Fact]
    public async Task The_topic_is_encrypted_with_a_key_that_its_senders_may_use()
    {
        var declared = await DeclareAsync();

        Assert.Equal("arn:aws:kms:eu-central-1:123456789012:key/alarms-key",
            declared.One("aws:sns/topic:Topic").Text("kmsMasterKeyId"));
        var senders = JsonNode.Parse(declared.One("aws:kms/key:Key").Text("policy"))!["Statement"]!.AsArray()
            .Single(statement => (string)statement!["Sid"]! == "Senders")!;
        Assert.Equal(["cloudwatch.amazonaws.com", "events.amazonaws.com"],
            senders["Principal"]!["Service"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey*"], senders["Action"]!.AsArray().Select(each => (string)each!));
    }

    [Fact]
    public async Task Email_and_Slack_hear_of_it_and_from_Slack_nothing_can_be_changed()
    {
        var declared = await DeclareAsync();

        var email = declared.One("aws:sns/topicSubscription:TopicSubscription");
        Assert.Equal(("email", "oncall@example.com", "arn:of:alarms"),
            (email.Text("protocol"), email.Text("endpoint"), email.Text("topic")));
        var slack = declared.One("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration");
        Assert.Equal(["arn:of:alarms"], slack.Texts("snsTopicArns"));
        Assert.Equal(["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"], slack.Texts("guardrailPolicyArns"));
        Assert.Empty(declared.All("aws:iam/rolePolicy:RolePolicy"));
    }

    [Fact]
    public async Task Without_Slack_there_is_no_role_for_it()
    {
        var alarms = new AlarmSettings { Emails = ["a@example.com", "b@example.com"] };

        var declared = await DeclareAsync(SampleStack.Settings with { Alarms = alarms });

        Assert.Empty(declared.All("aws:iam/role:Role"));
        Assert.Equal(2, declared.All("aws:sns/topicSubscription:TopicSubscription").Count);
    }

    [Fact]
    public async Task Each_event_has_a_rule_whose_target_is_the_topic()
    {
        var declared = await DeclareAsync();

        Assert.Equal(
            ["pmo-backup-prod-break-glass-used", "pmo-backup-prod-key-endangered", "pmo-backup-prod-task-failed"],
            declared.All("aws:cloudwatch/eventRule:EventRule").Select(rule => rule.Text("name")));
        Assert.All(declared.All("aws:cloudwatch/eventTarget:EventTarget"), target =>
        {
            Assert.Equal("arn:of:alarms", target.Text("arn"));
            // EventBridge takes a text in quotes as a message.
            var template = (string)target.Fields("inputTransformer")["inputTemplate"];
            Assert.Matches("^\"[^\"]+\"$", template);
        });
    }

    [Fact]
    public async Task The_dashboard_shows_all_alarms_and_a_row_for_each_database()
    {
        var body = JsonNode.Parse((await DeclareAsync()).One("aws:cloudwatch/dashboard:Dashboard").Text("dashboardBody"))!;

        var widgets = body["widgets"]!.AsArray();
        Assert.Equal(AlarmRules.Of(SampleStack.Settings, SampleStack.Names).Count,
            widgets[0]!["properties"]!["alarms"]!.AsArray().Count);
        var metrics = widgets.Skip(1).Select(widget => widget!["properties"]!["metrics"]![0]!.AsArray())
            .Select(metric => metric.Select(word => (string)word!).ToList()).ToList();
        Assert.Equal(["platform", "reports"], metrics.Select(metric => metric[^1]).Distinct());
        Assert.All(metrics, metric => Assert.Contains(metric[1], BackupMetric.All.Select(known => known.Name)));
        Assert.All(widgets, widget => Assert.True((int)widget!["x"]! + (int)widget["width"]! <= 24,
            "A dashboard has 24 columns."));
    }

    private static Task<Declaration> DeclareAsync(StackSettings? settings = null)
    {
        settings ??= SampleStack.Settings;
        return Declaration.OfAsync(() => _ = new Components.BackupAlarms("alarms",
            new() { Settings = settings, Names = new StackNames(settings) }));
    }
}
