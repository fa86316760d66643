using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>What ECS itself may do to start the stack's tasks, and who may send to the queue of undelivered starts.</summary>
public static class ExecutionPolicies
{
    /// <summary>Who may become the execution role: ECS, for tasks of this account.</summary>
    public static PolicyDocument ExecutionTrust(StackSettings settings) => new(
        Statement.Trust("Ecs", Principal.Service("ecs-tasks.amazonaws.com")) with
        {
            Conditions = [new Condition("StringEquals", "aws:SourceAccount", settings.AccountId)],
        });

    /// <summary>Pulls the image, reads the tasks' secrets, writes their log.</summary>
    public static PolicyDocument Execution(StackSettings settings, StackNames names) => new(
        // A token is for all of the account's registries: AWS knows no resource for it.
        Statement.Allow("RegistryToken", ["ecr:GetAuthorizationToken"], ["*"]),
        Statement.Allow(
            "PullImage",
            ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            [names.Arn("ecr", $"repository/{names.Prefix}")]),
        Statement.Allow(
            "ReadSecrets",
            ["secretsmanager:GetSecretValue"],
            [.. TaskSecrets.All(settings, names).Select(names.SecretArnPattern)]),
        Statement.Allow(
            "WriteLogs",
            ["logs:CreateLogStream", "logs:PutLogEvents"],
            [$"{names.Arn("logs", $"log-group:{names.TaskLogGroup}")}:*"]));

    /// <summary>The queue: the scheduler's role may send, and nobody without TLS.</summary>
    public static PolicyDocument DeadLetters(StackNames names) => new(
        Statement.Allow("Scheduler", ["sqs:SendMessage"], [names.DeadLetterQueueArn]) with
        {
            Principals = [new Principal("AWS", names.RoleArn(VaultRole.Scheduler))],
        },
        Statement.Deny("WithoutTls", ["sqs:*"], [names.DeadLetterQueueArn]) with
        {
            Conditions = [new Condition("Bool", "aws:SecureTransport", "false")],
        });
}
