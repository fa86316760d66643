using PmoBackup.Policy;
using Pulumi;
using Pulumi.Aws.Ecs;
using Pulumi.Aws.Scheduler;
using Pulumi.Aws.Scheduler.Inputs;
using Pulumi.Aws.Sqs;

namespace PmoBackup.Infra.Components;

/// <summary>When tasks start. What could not be started at all goes into a queue that an alarm looks at.</summary>
internal sealed class TaskSchedules
{
    /// <summary>
    /// The scheduler retries the delivery, never the task: a start that ECS refuses is tried again within the hour, and a task
    /// that started and failed is not. The CLI itself retries, within its deadline.
    /// </summary>
    private static readonly ScheduleTargetRetryPolicyArgs s_retryDelivery = new()
    {
        MaximumRetryAttempts = 10,
        MaximumEventAgeInSeconds = 3600,
    };

    private readonly string _name;
    private readonly ScheduledTasksArgs _args;
    private readonly Cluster _cluster;
    private readonly CustomResourceOptions _options;
    private readonly ScheduleGroup _group;
    private readonly Queue _undelivered;

    public TaskSchedules(string name, ScheduledTasksArgs args, Cluster cluster, ScheduledTasks parent)
    {
        (_name, _args, _cluster, _options) = (name, args, cluster, new CustomResourceOptions { Parent = parent });
        _group = new ScheduleGroup(name, new ScheduleGroupArgs { Name = args.Names.Prefix }, _options);
        _undelivered = new Queue($"{name}-undelivered", new QueueArgs
        {
            Name = args.Names.DeadLetterQueue,
            SqsManagedSseEnabled = true,
            MessageRetentionSeconds = (int)TimeSpan.FromDays(14).TotalSeconds,
        }, _options);
        _ = new QueuePolicy($"{name}-undelivered", new QueuePolicyArgs
        {
            QueueUrl = _undelivered.Url,
            Policy = args.RoleArns[VaultRole.Scheduler].Apply(_ => ExecutionPolicies.DeadLetters(args.Names).ToJson()),
        }, _options);
    }

    public void Add(PlannedTask task, TaskDefinition definition) => _ = new Schedule($"{_name}-{task.Name}", new ScheduleArgs
    {
        Name = task.Name,
        GroupName = _group.Name,
        Description = task.Task.Does,
        ScheduleExpression = task.Task.Schedule.ToString(),
        ScheduleExpressionTimezone = "UTC",
        FlexibleTimeWindow = new ScheduleFlexibleTimeWindowArgs
        {
            Mode = "FLEXIBLE",
            MaximumWindowInMinutes = (int)TaskCatalog.StartWindow.TotalMinutes,
        },
        State = _args.Settings.Tasks.Enabled ? "ENABLED" : "DISABLED",
        Target = new ScheduleTargetArgs
        {
            Arn = _cluster.Arn,
            RoleArn = _args.RoleArns[VaultRole.Scheduler],
            RetryPolicy = s_retryDelivery,
            DeadLetterConfig = new ScheduleTargetDeadLetterConfigArgs { Arn = _undelivered.Arn },
            EcsParameters = new ScheduleTargetEcsParametersArgs
            {
                TaskDefinitionArn = definition.Arn,
                TaskCount = 1,
                LaunchType = "FARGATE",
                PlatformVersion = "LATEST",
                PropagateTags = "TASK_DEFINITION",
                EnableExecuteCommand = false,
                NetworkConfiguration = new ScheduleTargetEcsParametersNetworkConfigurationArgs
                {
                    Subnets = _args.Network.SubnetIds,
                    SecurityGroups = { _args.Network.SecurityGroupId },
                    AssignPublicIp = false,
                },
            },
        },
    }, _options);
}
