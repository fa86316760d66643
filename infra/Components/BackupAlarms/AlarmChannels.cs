using PmoBackup.Infra.Settings;
using Pulumi;
using Pulumi.Aws.Chatbot;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Sns;

namespace PmoBackup.Infra.Components;

/// <summary>Where alarms are read: email and Slack.</summary>
internal sealed class AlarmChannels
{
    private readonly CustomResourceOptions _options;

    public AlarmChannels(string name, BackupAlarmsArgs args, Topic topic, BackupAlarms parent)
    {
        _options = new CustomResourceOptions { Parent = parent };
        foreach (var address in args.Settings.Alarms.Emails)
        {
            // Named by the address, so that taking one out touches no other. Each must be confirmed by whoever reads it.
            _ = new TopicSubscription($"{name}-{address}", new TopicSubscriptionArgs
            {
                Topic = topic.Arn,
                Protocol = "email",
                Endpoint = address,
            }, _options);
        }
        if (args.Settings.Alarms.Slack is { } slack)
            Slack(name, args, slack, topic);
    }

    private void Slack(string name, BackupAlarmsArgs args, SlackSettings slack, Topic topic)
    {
        var role = new Role($"{name}-slack", new RoleArgs
        {
            Name = args.Names.For("slack"),
            Description = "What people may do from the channel: nothing. Messages need no permission.",
            AssumeRolePolicy = AlarmPolicies.ChatTrust(args.Settings).ToJson(),
        }, _options);
        _ = new SlackChannelConfiguration($"{name}-slack", new SlackChannelConfigurationArgs
        {
            ConfigurationName = args.Names.For("alarms"),
            IamRoleArn = role.Arn,
            SlackTeamId = slack.WorkspaceId,
            SlackChannelId = slack.ChannelId,
            SnsTopicArns = { topic.Arn },
            // Without one of our own, AWS puts AdministratorAccess here.
            GuardrailPolicyArns = { "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess" },
            LoggingLevel = "ERROR",
        }, _options);
    }
}
