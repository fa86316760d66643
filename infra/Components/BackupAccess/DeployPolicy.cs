using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>
/// What <c>pulumi up</c> needs: everything that the stack declares, by its names. It touches no object of the vault, and ends no key.
/// </summary>
internal static class DeployPolicy
{
    public static PolicyDocument For(StackSettings settings, StackNames names) => new([
        .. StackReading.For(settings, names),
        .. PulumiState.Statements(settings, canWrite: true),
        .. Vault(settings, names),
        .. Access(names),
        .. TaskStatements(names),
        .. NetworkStatements(settings, names),
        .. Alarms(names),
        .. DatabaseStatements(settings, names),
    ]);

    private static IEnumerable<Statement> Vault(StackSettings settings, StackNames names)
    {
        List<string> buckets = [names.BucketArn, names.LogBucketArn];
        if (settings.Vault.Replica is { RoleArn: null })
            buckets.Add(names.ReplicaBucketArn!);
        yield return Statement.Allow("Buckets", ["s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucket*",
            "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration"], buckets);
        yield return Statement.Allow("Trail", ["cloudtrail:AddTags", "cloudtrail:CreateTrail", "cloudtrail:PutEventSelectors",
            "cloudtrail:RemoveTags", "cloudtrail:StartLogging", "cloudtrail:UpdateTrail"], [names.TrailArn]);
        // A key has no name before it exists.
        yield return Statement.Allow("MakesKeys", ["kms:CreateKey"], ["*"]) with { Conditions = [Tagged("aws:RequestTag", names)] };
        yield return Statement.Allow("Keys", ["kms:CreateAlias", "kms:DeleteAlias", "kms:EnableKeyRotation", "kms:PutKeyPolicy", "kms:TagResource",
            "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription"], [.. Keys(settings, names)]) with
        {
            Conditions = [Tagged("aws:ResourceTag", names)],
        };
        yield return Statement.Allow("Aliases", ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"], [.. Aliases(settings, names)]);
        if (settings.Vault.Replica?.RoleArn is { } role)
            yield return Statement.Allow("BecomesReplicasRole", ["sts:AssumeRole"], [role]);
    }

    private static IEnumerable<Statement> Access(StackNames names)
    {
        yield return Statement.Allow("Roles", ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
            "iam:UpdateRoleDescription"], [names.IamArn("role", names.For("*"))]);
        yield return Statement.Allow("GitHubsProvider", ["iam:AddClientIDToOpenIDConnectProvider", "iam:CreateOpenIDConnectProvider",
            "iam:DeleteOpenIDConnectProvider", "iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"],
            [names.IamArn("oidc-provider", TrustPolicies.GitHubIssuer)]);
        yield return Statement.Allow("BecomesReader", ["sts:AssumeRole"], [names.RoleArn(VaultRole.Reader)]);
        yield return PassRole.ToTasks(names);
        yield return PassRole.To("PassesSchedulersRole", "scheduler.amazonaws.com", names.RoleArn(VaultRole.Scheduler));
        yield return PassRole.To("PassesReplicationsRole", "s3.amazonaws.com", names.ReplicationRoleArn);
        yield return PassRole.To("PassesSlacksRole", "chatbot.amazonaws.com", names.IamArn("role", names.For("slack")));
    }

    private static IEnumerable<Statement> TaskStatements(StackNames names)
    {
        // AWS knows no names in registering and deregistering task definitions.
        yield return Statement.Allow("TaskDefinitions", ["ecs:DeregisterTaskDefinition", "ecs:RegisterTaskDefinition"], ["*"]);
        // The backup before a release.
        yield return Statement.Allow("RunsBackups", ["ecs:RunTask"], [names.Arn("ecs", $"task-definition/{names.TaskFamily("*")}:*")]) with
        {
            Conditions = [new("ArnEquals", "ecs:cluster", names.ClusterArn)],
        };
        yield return Statement.Allow("Cluster", ["ecs:CreateCluster", "ecs:DeleteCluster", "ecs:PutClusterCapacityProviders", "ecs:TagResource",
            "ecs:UntagResource", "ecs:UpdateCluster", "ecs:UpdateClusterSettings"],
            [names.ClusterArn, names.Arn("ecs", $"task-definition/{names.TaskFamily("*")}:*")]);
        yield return Statement.Allow("Schedules", ["scheduler:CreateSchedule", "scheduler:CreateScheduleGroup", "scheduler:DeleteSchedule",
            "scheduler:DeleteScheduleGroup", "scheduler:TagResource", "scheduler:UntagResource", "scheduler:UpdateSchedule"],
            [names.ScheduleGroupArn, names.Arn("scheduler", $"schedule/{names.Prefix}/*")]);
        yield return Statement.Allow("Queue", ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"],
            [names.Arn("sqs", names.For("*"))]);
        // A push looks whether the image is there already.
        yield return Statement.Allow("Images", ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
            "ecr:CreateRepository", "ecr:DeleteRepository", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:PutImageScanningConfiguration",
            "ecr:PutImageTagMutability", "ecr:PutLifecyclePolicy", "ecr:TagResource", "ecr:UploadLayerPart"], StackReading.Repositories(names));
        yield return Statement.Allow("Secrets", ["secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:PutSecretValue",
            "secretsmanager:TagResource", "secretsmanager:UntagResource", "secretsmanager:UpdateSecret"], StackReading.Secrets(names));
        yield return Statement.Allow("Logs", ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteMetricFilter", "logs:PutMetricFilter",
            "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"], StackReading.LogGroups(names));
    }

    private static IEnumerable<Statement> Alarms(StackNames names)
    {
        yield return Statement.Allow("Topics", ["sns:CreateTopic", "sns:DeleteTopic", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes",
            "sns:Subscribe", "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource"], [names.Arn("sns", names.For("*"))]);
        yield return Statement.Allow("Alarms", ["cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard",
            "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"], StackReading.Alarms(names));
        yield return Statement.Allow("Rules", ["events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets",
            "events:TagResource", "events:UntagResource"], [names.Arn("events", $"rule/{names.For("*")}")]);
        yield return Statement.Allow("Slack", ["chatbot:CreateSlackChannelConfiguration", "chatbot:DeleteSlackChannelConfiguration",
            "chatbot:TagResource", "chatbot:UntagResource", "chatbot:UpdateSlackChannelConfiguration"], StackReading.SlackChannels(names));
    }

    private static IEnumerable<Statement> NetworkStatements(StackSettings settings, StackNames names)
    {
        List<string> kinds = ["security-group", "security-group-rule"];
        if (settings.Network.IsMade)
            kinds.AddRange(["elastic-ip", "internet-gateway", "natgateway", "route-table", "subnet", "vpc", "vpc-endpoint"]);
        // Ids are given by AWS: kinds are all that can be named. A security group is made in a network that may be somebody else's.
        string[] ours = [.. kinds.Select(kind => names.Arn("ec2", $"{kind}/*"))];
        string[] places = [.. ours, names.Arn("ec2", "vpc/*")];
        yield return Statement.Allow("MakesNetwork", ["ec2:AllocateAddress", "ec2:Create*"], places);
        yield return Statement.Allow("ChangesNetwork", ["ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:Authorize*", "ec2:Delete*",
            "ec2:DetachInternetGateway", "ec2:Disassociate*", "ec2:Modify*", "ec2:ReleaseAddress", "ec2:ReplaceRoute", "ec2:Revoke*"], ours) with
        {
            Conditions = [Tagged("aws:ResourceTag", names)],
        };
    }

    private static IEnumerable<Statement> DatabaseStatements(StackSettings settings, StackNames names)
    {
        if (settings.Databases.All(d => d.Rds is null))
            yield break;
        // None of it deletes a database, nor what belongs to it.
        yield return Statement.Allow("Databases", ["rds:AddTagsToResource", "rds:CreateDBInstance", "rds:CreateDBParameterGroup",
            "rds:CreateDBSubnetGroup", "rds:ModifyDBInstance", "rds:ModifyDBParameterGroup", "rds:ModifyDBSubnetGroup", "rds:RemoveTagsFromResource",
            "rds:ResetDBParameterGroup"], StackReading.Databases(names, "db-*"));
        yield return Statement.Allow("Drills", ["rds:AddTagsToResource", "rds:CreateDBInstance", "rds:DeleteDBInstance", "rds:ModifyDBInstance",
            "rds:RestoreDBInstanceToPointInTime"], StackReading.Databases(names, "drill-*"));
        yield return Statement.Allow("RecoversForDrills", ["rds:RestoreDBInstanceToPointInTime"], StackReading.Databases(names, "db-*"));
    }

    private static IEnumerable<string> Keys(StackSettings settings, StackNames names) =>
        settings.Vault.Replica is { RoleArn: null } replica
            ? [names.Arn("kms", "key/*"), $"arn:aws:kms:{replica.Region}:{settings.AccountId}:key/*"]
            : [names.Arn("kms", "key/*")];

    private static IEnumerable<string> Aliases(StackSettings settings, StackNames names)
    {
        yield return names.Arn("kms", $"alias/{names.Prefix}*");
        if (settings.Vault.Replica is { RoleArn: null } replica)
            yield return $"arn:aws:kms:{replica.Region}:{settings.AccountId}:{names.ReplicaKeyAlias}";
    }

    private static Condition Tagged(string kind, StackNames names) => new("StringEquals", $"{kind}/{StackTags.StackKey}", names.Prefix);
}
