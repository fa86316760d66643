using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Reading what the stack declares, and where that is.</summary>
internal static class StackReading
{
    public static IEnumerable<Statement> For(StackSettings settings, StackNames names)
    {
        yield return Statement.Allow("SeesBuckets", ["s3:GetAccelerateConfiguration", .. S3Actions.Looking], [.. Buckets(settings, names)]);
        yield return Statement.Allow("SeesTrail", ["cloudtrail:GetEventSelectors", "cloudtrail:GetTrail", "cloudtrail:GetTrailStatus",
            "cloudtrail:ListTags"], [names.TrailArn]);
        yield return Statement.Allow("SeesKeys", ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
            [names.Arn("kms", "key/*")]) with
        {
            Conditions = [new("StringEquals", $"aws:ResourceTag/{StackTags.StackKey}", names.Prefix)],
        };
        yield return Statement.Allow("SeesRoles", ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
            "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies"], [names.IamArn("role", names.For("*"))]);
        yield return Statement.Allow("SeesGitHubsProvider", ["iam:GetOpenIDConnectProvider"],
            [names.IamArn("oidc-provider", TrustPolicies.GitHubIssuer)]);
        yield return Statement.Allow("SeesSchedules", ["scheduler:Get*", "scheduler:ListTagsForResource"],
            [names.ScheduleGroupArn, names.Arn("scheduler", $"schedule/{names.Prefix}/*")]);
        yield return Statement.Allow("SeesQueue", ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"],
            [names.Arn("sqs", names.For("*"))]);
        yield return Statement.Allow("SeesImages", ["ecr:DescribeImages", "ecr:DescribeRepositories", "ecr:GetLifecyclePolicy",
            "ecr:ListTagsForResource"], Repositories(names));
        yield return Statement.Allow("SeesSecrets", ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"], Secrets(names));
        yield return Statement.Allow("SeesTopics", ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListTagsForResource"],
            [names.Arn("sns", names.For("*"))]);
        yield return Statement.Allow("SeesAlarms", ["cloudwatch:DescribeAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"],
            Alarms(names));
        yield return Statement.Allow("SeesRules", ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"],
            [names.Arn("events", $"rule/{names.For("*")}")]);
        yield return Statement.Allow("SeesLogs", ["logs:DescribeMetricFilters", "logs:ListTagsForResource"], LogGroups(names));
        yield return Statement.Allow("SeesCluster", ["ecs:DescribeClusters", "ecs:DescribeTasks"],
            [names.ClusterArn, names.Arn("ecs", $"task/{names.Prefix}/*")]);
        if (settings.Databases.Any(d => d.Rds is not null))
            yield return Statement.Allow("SeesDatabases", ["rds:Describe*", "rds:ListTagsForResource"], [.. Databases(names, "*")]);
        // What AWS lists or describes only as a whole: networks, log groups, task definitions, trails, aliases, channels, and the
        // sign-in to the registry.
        yield return Statement.Allow("SeesWhatHasNoNames", ["chatbot:DescribeSlackChannelConfigurations", "cloudtrail:DescribeTrails", "ec2:Describe*",
            "ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition", "kms:ListAliases", "logs:DescribeLogGroups"], ["*"]);
    }

    public static string[] Repositories(StackNames names) =>
        [names.Arn("ecr", $"repository/{names.Prefix}"), names.Arn("ecr", $"repository/{names.For("*")}")];

    public static string[] Secrets(StackNames names) =>
        [names.Arn("secretsmanager", $"secret:{names.Prefix}/*"), names.Arn("secretsmanager", $"secret:{names.For("*")}")];

    public static string[] LogGroups(StackNames names) =>
        [names.Arn("logs", $"log-group:/{names.Prefix}/*"), names.Arn("logs", $"log-group:{names.For("*")}")];

    public static string[] Alarms(StackNames names) =>
    [
        names.Arn("cloudwatch", $"alarm:{names.For("*")}"),
        // Dashboards belong to no region.
        $"arn:aws:cloudwatch::{names.AccountId}:dashboard/{names.Prefix}*",
    ];

    public static string[] SlackChannels(StackNames names) =>
        [$"arn:aws:chatbot::{names.AccountId}:chat-configuration/slack-channel/{names.For("*")}"];

    public static string[] Databases(StackNames names, string which) =>
        [names.Arn("rds", $"db:{names.For(which)}"), names.Arn("rds", $"pg:{names.For(which)}"), names.Arn("rds", $"subgrp:{names.For(which)}")];

    private static IEnumerable<string> Buckets(StackSettings settings, StackNames names) =>
        settings.Vault.Replica is { RoleArn: null }
            ? [names.BucketArn, names.LogBucketArn, names.ReplicaBucketArn!]
            : [names.BucketArn, names.LogBucketArn];
}
