using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Where everything is that the stack declares, for the roles that deploy and preview it.</summary>
internal static class StackThings
{
    /// <summary>
    /// What AWS lists or describes only as a whole: networks, log groups, task definitions, trails, aliases, channels, and the
    /// sign-in to the registry.
    /// </summary>
    public static IReadOnlyList<string> Nameless { get; } =
    [
        "chatbot:DescribeSlackChannelConfigurations", "cloudtrail:DescribeTrails", "ec2:Describe*",
        "ecr:GetAuthorizationToken", "ecs:DescribeTaskDefinition", "kms:ListAliases", "logs:DescribeLogGroups",
    ];

    /// <summary>Schedules, queues, repositories, topics, alarms, rules, logs, channels.</summary>
    public static string[] Plain(StackNames names) =>
    [
        names.ScheduleGroupArn,
        names.Arn("scheduler", $"schedule/{names.Prefix}/*"),
        names.Arn("sqs", names.For("*")),
        names.Arn("ecr", $"repository/{names.Prefix}"),
        names.Arn("sns", names.For("*")),
        names.Arn("cloudwatch", $"alarm:{names.For("*")}"),
        // Dashboards and channels belong to no region.
        $"arn:aws:cloudwatch::{names.AccountId}:dashboard/{names.Prefix}",
        $"arn:aws:chatbot::{names.AccountId}:chat-configuration/slack-channel/{names.For("*")}",
        names.Arn("events", $"rule/{names.For("*")}"),
        names.Arn("logs", $"log-group:/{names.Prefix}/*"),
    ];

    /// <summary>The cluster, its tasks, and their definitions.</summary>
    public static string[] OfEcs(StackNames names) =>
    [
        names.ClusterArn,
        names.Arn("ecs", $"task/{names.Prefix}/*"),
        names.Arn("ecs", $"task-definition/{names.TaskFamily("*")}:*"),
    ];

    /// <summary>The vault's, its logs', and the replica's where it is made with the same permissions.</summary>
    public static string[] Buckets(StackSettings settings, StackNames names) => settings.Vault.Replica is { RoleArn: null }
        ? [names.BucketArn, names.LogBucketArn, names.ReplicaBucketArn!]
        : [names.BucketArn, names.LogBucketArn];

    /// <summary>Keys have ids that are given by AWS; those of the stack are told apart by their tags.</summary>
    public static string[] Keys(StackSettings settings, StackNames names) => settings.Vault.Replica is { RoleArn: null } replica
        ? [names.Arn("kms", "key/*"), $"arn:aws:kms:{replica.Region}:{settings.AccountId}:key/*"]
        : [names.Arn("kms", "key/*")];

    /// <summary>The keys' aliases.</summary>
    public static string[] Aliases(StackSettings settings, StackNames names) =>
        settings.Vault.Replica is { RoleArn: null } replica
            ? [names.Arn("kms", names.KeyAlias), $"arn:aws:kms:{replica.Region}:{settings.AccountId}:{names.ReplicaKeyAlias}"]
            : [names.Arn("kms", names.KeyAlias)];

    /// <summary>The secrets of tasks.</summary>
    public static string[] Secrets(StackNames names) => [names.Arn("secretsmanager", $"secret:{names.Prefix}/*")];

    /// <summary>Instances, parameter groups and subnet groups.</summary>
    public static string[] Databases(StackNames names, string which) =>
    [
        names.Arn("rds", $"db:{names.For(which)}"),
        names.Arn("rds", $"pg:{names.For(which)}"),
        names.Arn("rds", $"subgrp:{names.For(which)}"),
    ];
}
