using System.Text.Json.Nodes;

namespace PmoBackup.Infra.Components;

/// <summary>The events of a stack that somebody must hear of.</summary>
public static class EventAlarms
{
    /// <summary>All of a stack's.</summary>
    public static IReadOnlyList<EventAlarm> Of(StackNames names) =>
        [StoppedTasks(names.ClusterArn), BreakGlass(names.RoleArn(VaultRole.BreakGlass)), LostKey()];

    /// <summary>
    /// Tasks that ended badly: with an exit code other than 0, or without one, because they never started (no image, no secret,
    /// no address) or were stopped before they could say anything.
    /// </summary>
    private static EventAlarm StoppedTasks(string cluster) => new(
        "task-failed",
        Pattern($$"""
            {
                "source": ["aws.ecs"],
                "detail-type": ["ECS Task State Change"],
                "detail": {
                    "clusterArn": ["{{cluster}}"],
                    "lastStatus": ["STOPPED"],
                    "$or": [
                        { "containers": { "exitCode": [{ "anything-but": [0] }] } },
                        { "containers": { "exitCode": [{ "exists": false }] } },
                        { "stopCode": ["TaskFailedToStart"] }
                    ]
                }
            }
            """),
        "ENABLED",
        "A backup task failed: <task>, <reason>. Read its log, mend what it says, and run it again.",
        new Dictionary<string, string> { ["task"] = "$.detail.group", ["reason"] = "$.detail.stoppedReason" });

    /// <summary>
    /// Break-glass in use: somebody becomes it, or acts as it. The second is needed because becoming it through AWS's global
    /// sign-in is told in another region than this one.
    /// </summary>
    private static EventAlarm BreakGlass(string role) => new(
        "break-glass-used",
        Pattern($$"""
            {
                "detail-type": ["AWS API Call via CloudTrail"],
                "detail": {
                    "$or": [
                        {
                            "eventName": ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
                            "requestParameters": { "roleArn": ["{{role}}"] }
                        },
                        { "userIdentity": { "sessionContext": { "sessionIssuer": { "arn": ["{{role}}"] } } } }
                    ]
                }
            }
            """),
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        "Break-glass is in use: <action> by <who> from <address>. If nobody of you does it, end its sessions now.",
        new Dictionary<string, string>
        {
            ["action"] = "$.detail.eventName",
            ["who"] = "$.detail.userIdentity.arn",
            ["address"] = "$.detail.sourceIPAddress",
        });

    /// <summary>
    /// A key that is to be deleted or is disabled, which destroys what it encrypts; attempts that were denied are told too. Of
    /// any key in the account: a request names it by id, ARN or alias, and missing the one that counts is worse than hearing of
    /// others.
    /// </summary>
    private static EventAlarm LostKey() => new(
        "key-endangered",
        Pattern("""
            {
                "source": ["aws.kms"],
                "detail-type": ["AWS API Call via CloudTrail"],
                "detail": {
                    "eventSource": ["kms.amazonaws.com"],
                    "eventName": ["ScheduleKeyDeletion", "DisableKey", "DisableKeyRotation", "PutKeyPolicy"]
                }
            }
            """),
        "ENABLED",
        "A key is in danger: <action> by <who>. If it is the vault's, undo it in time: aws kms cancel-key-deletion, enable-key.",
        new Dictionary<string, string> { ["action"] = "$.detail.eventName", ["who"] = "$.detail.userIdentity.arn" });

    private static string Pattern(string json) => JsonNode.Parse(json)!.ToJsonString();
}
