using System.Collections.Immutable;
using PmoBackup.Policy;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ecs;
using Pulumi.Aws.Ecs.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.SecretsManager;

namespace PmoBackup.Infra.Components;

/// <summary>What runs by itself: every task of the catalog, on time, in a container of the CLI's image.</summary>
public sealed class ScheduledTasks : ComponentResource
{
    private readonly ScheduledTasksArgs _args;
    private readonly CustomResourceOptions _options;

    /// <summary>Declares them.</summary>
    public ScheduledTasks(string name, ScheduledTasksArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:ScheduledTasks", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (_args, _options) = (args, new CustomResourceOptions { Parent = this });
        var image = new TaskImage(name, args, this).Reference;
        var cluster = new Cluster(name, new ClusterArgs { Name = args.Names.Prefix }, _options);
        var logs = new LogGroup(name, new LogGroupArgs
        {
            Name = args.Names.TaskLogGroup,
            RetentionInDays = args.Settings.Tasks.LogDays,
        }, _options);
        var execution = ExecutionRole(name);
        var secrets = Secrets(name);
        var schedules = new TaskSchedules(name, args, cluster, this);
        var tasks = ImmutableDictionary.CreateBuilder<string, Output<string>>();
        foreach (var task in TaskCatalog.Plan([.. args.Settings.Databases.Select(database => database.Name)]))
        {
            var definition = new TaskDefinition($"{name}-{task.Name}", Definition(task, image, secrets), new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { logs, execution },
            });
            schedules.Add(task, definition);
            tasks.Add(task.Name, definition.Arn);
        }
        RepositoryUrl = image.Apply(reference => reference[..reference.LastIndexOfAny(['@', ':'])]);
        TaskArns = Output.All(tasks.Select(task => task.Value.Apply(arn => KeyValuePair.Create(task.Key, arn))))
            .Apply(pairs => pairs.ToImmutableDictionary());
        RegisterOutputs();
    }

    /// <summary>Where the CLI's image is pushed to.</summary>
    [Output("repositoryUrl")]
    public Output<string> RepositoryUrl { get; private set; }

    /// <summary>The ARNs of the task definitions, by task.</summary>
    [Output("taskArns")]
    public Output<ImmutableDictionary<string, string>> TaskArns { get; private set; }

    private RolePolicy ExecutionRole(string name)
    {
        var role = new Role($"{name}-execution", new RoleArgs
        {
            Name = _args.Names.For("execution"),
            Description = "What ECS itself may do to start the backup tasks",
            AssumeRolePolicy = ExecutionPolicies.ExecutionTrust(_args.Settings).ToJson(),
        }, _options);
        return new RolePolicy($"{name}-execution", new RolePolicyArgs
        {
            Role = role.Name,
            Name = "start-tasks",
            Policy = ExecutionPolicies.Execution(_args.Settings, _args.Names).ToJson(),
        }, _options);
    }

    /// <summary>The ARNs of all secrets, by their names.</summary>
    private Output<ImmutableDictionary<string, string>> Secrets(string name)
    {
        var arns = _args.ConnectionSecretArns.ToDictionary(
            database => _args.Names.ConnectionSecret(database.Key), database => database.Value);
        if (TaskSecrets.HasRender(_args.Settings))
        {
            arns[_args.Names.RenderKeySecret] = new Secret($"{name}-render-key", new SecretArgs
            {
                Name = _args.Names.RenderKeySecret,
                Description = "Render's API key, with which the check reads the recovery window. Put in by people.",
            }, _options).Arn;
        }
        return Output.All(arns.Select(secret => secret.Value.Apply(arn => KeyValuePair.Create(secret.Key, arn))))
            .Apply(pairs => pairs.ToImmutableDictionary());
    }

    private TaskDefinitionArgs Definition(
        PlannedTask task, Output<string> image, Output<ImmutableDictionary<string, string>> secretArns) => new()
        {
            Family = _args.Names.TaskFamily(task.Name),
            RequiresCompatibilities = { "FARGATE" },
            NetworkMode = "awsvpc",
            Cpu = $"{_args.Settings.Tasks.Cpu}",
            Memory = $"{_args.Settings.Tasks.MemoryMb}",
            EphemeralStorage = new TaskDefinitionEphemeralStorageArgs { SizeInGib = _args.Settings.Tasks.ScratchGb },
            RuntimePlatform = new TaskDefinitionRuntimePlatformArgs
            {
                OperatingSystemFamily = "LINUX",
                CpuArchitecture = "X86_64",
            },
            ExecutionRoleArn = _args.Names.ExecutionRoleArn,
            TaskRoleArn = _args.RoleArns[TaskRoles.Of(task.Task.Role)],
            Volumes = { new TaskDefinitionVolumeArgs { Name = "scratch" } },
            ContainerDefinitions = Output.Tuple(image, secretArns, _args.ProtectedHosts).Apply(known => TaskContainer.Definitions(
                task,
                _args.Settings,
                _args.Names,
                known.Item1,
                TaskSecrets.Of(task, _args.Settings, _args.Names)
                    .ToDictionary(secret => secret.Key, secret => known.Item2[secret.Value]),
                known.Item3)),
        };
}
