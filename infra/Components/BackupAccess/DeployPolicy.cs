using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>
/// What <c>pulumi up</c> needs: everything that the stack declares, by its names. It touches no object of the vault, and ends no
/// key. Actions have wildcards where the resource leaves no doubt: IAM's room is limited 
/// (<see cref="VaultPolicies.MostCharacters"/>).
/// </summary>
internal static class DeployPolicy
{
    private static readonly string[] ServicesWithRoles =
        ["ecs.amazonaws.com", "management.chatbot.amazonaws.com", "rds.amazonaws.com"];

    public static PolicyDocument For(StackSettings settings, StackNames names) => new([
        .. Vault(settings, names),
        .. Access(names),
        .. TasksAndAlarms(names),
        .. Network(settings, names),
        .. Databases(settings, names),
        .. PulumiState.Statements(settings, canWrite: true),
    ]);

    private static IEnumerable<Statement> Vault(StackSettings settings, StackNames names)
    {
        // On buckets, not on what is in them.
        yield return Statement.Allow(
            "Buckets",
            [
                "s3:CreateBucket", "s3:DeleteBucket*", "s3:Get*Configuration", "s3:GetBucket*", "s3:ListBucket*",
                "s3:ListTagsForResource", "s3:Put*Configuration", "s3:PutBucket*", "s3:TagResource",
                "s3:UntagResource"
            ],
            StackThings.Buckets(settings, names));
        // Not StopLogging.
        yield return Statement.Allow(
            "Trail",
            [
                "cloudtrail:AddTags", "cloudtrail:CreateTrail", "cloudtrail:Get*", "cloudtrail:ListTags",
                "cloudtrail:PutEventSelectors", "cloudtrail:RemoveTags", "cloudtrail:StartLogging",
                "cloudtrail:UpdateTrail"
            ],
            [names.TrailArn]);
        // A key has no name before it exists.
        yield return Statement.Allow("MakesKeys", ["kms:CreateKey"], ["*"]) with { Conditions = [StackTags.InRequest(names)] };
        yield return Statement.Allow(
            "Keys",
            [
                "kms:*Alias", "kms:DescribeKey", "kms:EnableKeyRotation", "kms:GetKey*", "kms:ListResourceTags",
                "kms:PutKeyPolicy", "kms:TagResource", "kms:UntagResource", "kms:UpdateKeyDescription"
            ],
            StackThings.Keys(settings, names)) with
        {
            Conditions = [StackTags.OnResource(names)],
        };
        yield return Statement.Allow("Aliases", ["kms:*Alias"], StackThings.Aliases(settings, names));
        if (settings.Vault.Replica?.RoleArn is { } role)
            yield return Statement.Allow("BecomesReplicasRole", ["sts:AssumeRole"], [role]);
    }

    private static IEnumerable<Statement> Access(StackNames names)
    {
        yield return Statement.Allow(
            "Roles",
            [
                "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole*", "iam:DetachRolePolicy", "iam:GetRole*",
                "iam:List*Role*", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole*"
            ],
            [names.IamArn("role", names.For("*"))]);
        yield return Statement.Allow(
            "GitHubsProvider",
            ["iam:*OpenIDConnectProvider*"],
            [names.IamArn("oidc-provider", TrustPolicies.GitHubIssuer)]);
        yield return Statement.Allow("BecomesReader", ["sts:AssumeRole"], [names.RoleArn(VaultRole.Reader)]);
        yield return PassRole.ToTasks(names);
        yield return PassRole.To(
            "PassesRolesToServices",
            ["chatbot.amazonaws.com", "s3.amazonaws.com", "scheduler.amazonaws.com"],
            names.RoleArn(VaultRole.Scheduler), names.ReplicationRoleArn, names.IamArn("role", names.For("slack")));
        // What the services make for themselves in an account that has not used them before.
        yield return Statement.Allow(
            "ServicesOwnRoles",
            ["iam:CreateServiceLinkedRole"],
            [names.IamArn("role", "aws-service-role/*")]) with
        {
            Conditions = [new("StringEquals", "iam:AWSServiceName", ServicesWithRoles)],
        };
    }

    private static IEnumerable<Statement> TasksAndAlarms(StackNames names)
    {
        // Holding nothing secret, and nothing that could not be made again.
        yield return Statement.Allow(
            "PlainThings",
            ["chatbot:*", "cloudwatch:*", "ecr:*", "events:*", "logs:*", "scheduler:*", "sns:*", "sqs:*"],
            StackThings.Plain(names));
        yield return Statement.Allow(
            "Cluster",
            ["ecs:*Cluster*", "ecs:DescribeTasks", "ecs:TagResource", "ecs:UntagResource"],
            StackThings.OfEcs(names));
        // The backup before a release.
        yield return Statement.Allow(
            "RunsTasks",
            ["ecs:RunTask"],
            [names.Arn("ecs", $"task-definition/{names.TaskFamily("*")}:*")]) with
        {
            Conditions = [new("ArnEquals", "ecs:cluster", names.ClusterArn)],
        };
        // Not GetSecretValue: people put the values in.
        yield return Statement.Allow(
            "Secrets",
            [
                "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:DescribeSecret",
                "secretsmanager:GetResourcePolicy", "secretsmanager:TagResource", "secretsmanager:UntagResource",
                "secretsmanager:UpdateSecret"
            ],
            StackThings.Secrets(names));
        yield return Statement.Allow(
            "WhatHasNoNames",
            [.. StackThings.Nameless, "ecs:DeregisterTaskDefinition", "ecs:RegisterTaskDefinition"],
            ["*"]);
    }

    private static IEnumerable<Statement> Network(StackSettings settings, StackNames names)
    {
        List<string> kinds = ["security-group", "security-group-rule", "vpc"];
        if (settings.Network.IsMade)
            kinds.AddRange(["elastic-ip", "internet-gateway", "natgateway", "route-table", "subnet", "vpc-endpoint"]);
        // Ids are given by AWS: kinds are all that can be named before something exists, and tags afterwards.
        yield return Statement.Allow(
            "MakesNetwork",
            ["ec2:AllocateAddress", "ec2:Create*"],
            [.. kinds.Select(kind => names.Arn("ec2", $"{kind}/*"))]);
        yield return Statement.Allow(
            "ChangesNetwork",
            [
                "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:Authorize*", "ec2:Delete*",
                "ec2:DetachInternetGateway", "ec2:Disassociate*", "ec2:Modify*", "ec2:ReleaseAddress",
                "ec2:ReplaceRoute", "ec2:Revoke*"
            ],
            [names.Arn("ec2", "*")]) with
        {
            Conditions = [StackTags.OnResource(names)],
        };
    }

    private static IEnumerable<Statement> Databases(StackSettings settings, StackNames names)
    {
        if (settings.Databases.All(d => d.Rds is null))
            yield break;
        // None of it deletes a database, nor what belongs to it.
        yield return Statement.Allow(
            "Databases",
            [
                "rds:AddTagsToResource", "rds:CreateDB*", "rds:Describe*", "rds:ListTagsForResource", "rds:ModifyDB*",
                "rds:RemoveTagsFromResource", "rds:ResetDBParameterGroup", "rds:RestoreDBInstanceToPointInTime"
            ],
            [.. StackThings.Databases(names, "*"), names.Arn("rds", "og:default*")]);
        yield return Statement.Allow("RemovesDrills", ["rds:DeleteDBInstance"], [names.InstanceArn(names.DrillInstance("*"))]);
        // RDS keeps the passwords that it makes under names of its own.
        yield return Statement.Allow(
            "DatabasesPasswords",
            ["secretsmanager:CreateSecret", "secretsmanager:TagResource"],
            [names.Arn("secretsmanager", "secret:rds!*")]);
    }
}
