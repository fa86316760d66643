using System.Text.Json;
using PmoBackup.Infra.Commands;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;
using Pulumi;
using Pulumi.Command.Local;

namespace PmoBackup.Infra.Components;

/// <summary>
/// A <c>predeploy</c> backup of each database, once a release. What depends on it is changed only after the backup is whole; a
/// backup that fails stops the deployment.
/// </summary>
public sealed class PreDeployBackup : ComponentResource
{
    private static readonly ScheduledTask s_daily = TaskCatalog.All.Single(task => task.Name == "daily-backup");

    /// <summary>Declares it.</summary>
    public PreDeployBackup(string name, PreDeployBackupArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:PreDeployBackup", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var runs = args.Settings.Databases.ToDictionary(database => database.Name,
            database => new Command($"{name}-{database.Name}", new CommandArgs
            {
                Create = "sh Components/PreDeployBackup/run-task.sh",
                // A subnet or a name that changes is no reason for a backup; only another release is.
                Update = Runs.KeepWhatWasPrinted,
                Delete = ":",
                Triggers = new object[] { args.Release },
                Environment = Environment(args, database),
                Logging = Logging.Stderr,
            }, new CustomResourceOptions { Parent = this }).Stdout);
        Tasks = Output.All(runs.Values).Apply(arns => string.Join(',', arns));
        RegisterOutputs();
    }

    /// <summary>The ARNs of the tasks that took the backups, separated by commas.</summary>
    [Output("tasks")]
    public Output<string> Tasks { get; private set; }

    /// <summary>
    /// Names, not resources: the backup is taken with the task definition that is deployed now, before this deployment changes
    /// it.
    /// </summary>
    private static InputMap<string> Environment(PreDeployBackupArgs args, DatabaseSettings database) => new()
    {
        ["TASK_REGION"] = args.Settings.Region,
        ["TASK_CLUSTER"] = args.Names.Prefix,
        ["TASK_FAMILY"] = args.Names.TaskFamily(s_daily.Plan(database.Name).Name),
        ["TASK_SUBNETS"] = args.Network.SubnetIds.Apply(subnets => string.Join(',', subnets)),
        ["TASK_SECURITY_GROUP"] = args.Network.SecurityGroupId,
        ["TASK_OVERRIDES"] = Overrides(args.Release),
    };

    private static string Overrides(string release) => JsonSerializer.Serialize(new
    {
        containerOverrides = new[]
        {
            new
            {
                name = TaskContainer.Name,
                command = new[]
                {
                    "backup", "--class", RetentionClass.Predeploy.Name, "--label", $"release={release}",
                    "--timeout", DurationText.Of(s_daily.Deadline),
                },
            },
        },
    });
}
