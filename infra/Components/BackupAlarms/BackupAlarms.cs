using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Kms;
using Pulumi.Aws.Sns;

namespace PmoBackup.Infra.Components;

/// <summary>Who hears of trouble, and of what: alarms on the program's metrics, on events, and a dashboard.</summary>
public sealed class BackupAlarms : ComponentResource
{
    private readonly BackupAlarmsArgs _args;
    private readonly CustomResourceOptions _options;

    /// <summary>Declares them.</summary>
    public BackupAlarms(string name, BackupAlarmsArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:BackupAlarms", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (_args, _options) = (args, new CustomResourceOptions { Parent = this });
        var topic = Topic(name);
        TopicArn = topic.Arn;
        _ = new AlarmChannels(name, args, topic, this);
        var alarms = AlarmRules.Of(args.Settings, args.Names).Select(rule => Alarm(name, rule, topic)).ToList();
        foreach (var alarm in EventAlarms.Of(args.Names))
            Listen(name, alarm, topic);
        _ = new Dashboard(name, new DashboardArgs
        {
            DashboardName = args.Names.Prefix,
            DashboardBody = Output.All(alarms.Select(alarm => alarm.Arn)).Apply(arns => AlarmDashboard.Body(args.Settings, arns)),
        }, _options);
        RegisterOutputs();
    }

    /// <summary>The topic that all alarms go to.</summary>
    [Output("topicArn")]
    public Output<string> TopicArn { get; private set; }

    private Topic Topic(string name)
    {
        var key = new Key($"{name}-key", new KeyArgs
        {
            Description = $"Alarms of {_args.Names.Prefix}",
            EnableKeyRotation = true,
            DeletionWindowInDays = 30,
            Policy = AlarmPolicies.Key(_args.Settings).ToJson(),
        }, _options);
        var topic = new Topic(name, new TopicArgs { Name = _args.Names.For("alarms"), KmsMasterKeyId = key.Arn }, _options);
        _ = new TopicPolicy(name, new TopicPolicyArgs
        {
            Arn = topic.Arn,
            Policy = AlarmPolicies.Topic(_args.Settings, _args.Names).ToJson(),
        }, _options);
        return topic;
    }

    private MetricAlarm Alarm(string name, AlarmRule rule, Topic topic) => new($"{name}-{rule.Name}", new MetricAlarmArgs
    {
        Name = _args.Names.For(rule.Name),
        AlarmDescription = rule.Text,
        Namespace = rule.Source.Namespace,
        MetricName = rule.Source.Name,
        Dimensions = rule.Source.Dimensions.ToDictionary(),
        Statistic = rule.Statistic,
        ComparisonOperator = rule.Comparison,
        Threshold = rule.Threshold,
        Period = (int)AlarmRule.Period.TotalSeconds,
        EvaluationPeriods = rule.Hours,
        DatapointsToAlarm = rule.Hours,
        TreatMissingData = rule.MissingData,
        AlarmActions = { topic.Arn },
        OkActions = { topic.Arn },
    }, _options);

    private void Listen(string name, EventAlarm alarm, Topic topic)
    {
        var rule = new EventRule($"{name}-{alarm.Name}", new EventRuleArgs
        {
            Name = _args.Names.For(alarm.Name),
            Description = alarm.Text,
            EventPattern = alarm.Pattern,
            State = alarm.State,
        }, _options);
        _ = new EventTarget($"{name}-{alarm.Name}", new EventTargetArgs
        {
            Rule = rule.Name,
            Arn = topic.Arn,
            InputTransformer = new EventTargetInputTransformerArgs
            {
                InputPaths = alarm.Fields.ToDictionary(),
                InputTemplate = $"\"{_args.Names.Prefix}: {alarm.Text}\"",
            },
        }, _options);
    }
}
