using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Who may send alarms, and who may use the key that they are encrypted with.</summary>
public static class AlarmPolicies
{
    private static readonly string[] Senders = ["cloudwatch.amazonaws.com", "events.amazonaws.com"];

    /// <summary>The topic's policy: CloudWatch and EventBridge of this account may publish, and nobody without TLS.</summary>
    public static PolicyDocument Topic(StackSettings settings, StackNames names) => new(
        Statement.Allow("AlarmsOfThisAccount", ["sns:Publish"], [TopicArn(names)]) with
        {
            Principals = [new Principal("Service", Senders)],
            Conditions = [new Condition("StringEquals", "aws:SourceAccount", settings.AccountId)],
        },
        Statement.Deny("WithoutTls", ["sns:Publish"], [TopicArn(names)]) with
        {
            Conditions = [new Condition("Bool", "aws:SecureTransport", "false")],
        });

    /// <summary>
    /// The key's policy: the account's administrators by IAM, and the two senders. AWS's own key for SNS cannot be used: alarms
    /// cannot publish to a topic that is encrypted with it. Nor is it the vault's key: an alarm that tells that the vault's key
    /// was disabled must not need that key.
    /// </summary>
    public static PolicyDocument Key(StackSettings settings) => new(
        // In a key's policy '*' means this key; there is no other way to write it.
        Statement.Allow("Account", ["kms:*"], ["*"]) with { Principals = [Principal.Account(settings.AccountId)] },
        Statement.Allow("Senders", ["kms:Decrypt", "kms:GenerateDataKey*"], ["*"]) with
        {
            Principals = [new Principal("Service", Senders)],
            Conditions = [new Condition("StringEquals", "aws:SourceAccount", settings.AccountId)],
        });

    /// <summary>The topic's ARN.</summary>
    public static string TopicArn(StackNames names) => names.Arn("sns", names.For("alarms"));

    /// <summary>Who may become the role that Slack's messages are sent by: AWS Chatbot, for this account only.</summary>
    public static PolicyDocument ChatTrust(StackSettings settings) => new(
        Statement.Trust("Chatbot", Principal.Service("chatbot.amazonaws.com")) with
        {
            Conditions = [new Condition("StringEquals", "aws:SourceAccount", settings.AccountId)],
        });
}
