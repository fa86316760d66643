using PmoBackup.Infra.Commands;
using Pulumi;
using Pulumi.Command.Local;

namespace PmoBackup.Infra.Components;

/// <summary>
/// A place for a drill: an entry in the settings makes it, and taking the entry out removes it. To restore something else, give
/// the entry another name: a changed entry restores nothing.
/// </summary>
public sealed class DrillEnvironment : ComponentResource
{
    /// <summary>Declares it.</summary>
    public DrillEnvironment(string name, DrillEnvironmentArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:DrillEnvironment", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var commands = new DrillCommands(args.Drill, args.Database, args.Settings, args.Names);
        var instance = new Command($"{name}-instance", new CommandArgs
        {
            Create = commands.CreateInstance,
            Update = commands.UpdateInstance,
            Delete = commands.DeleteInstance,
            Logging = Logging.None,
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        Resource filled = instance;
        if (args.Drill.Backup != null)
        {
            // Apart from the instance: a restore that fails leaves an instance that the state knows, and that can be removed.
            filled = new Command($"{name}-restore", new CommandArgs
            {
                Create = instance.Stdout.Apply(commands.RestoreInto),
                Update = Runs.KeepWhatWasPrinted,
                Delete = ":",
                Environment = Environment(args),
                Logging = Logging.None,
            }, new CustomResourceOptions { Parent = this });
        }
        var connection = new Command($"{name}-connection", new CommandArgs
        {
            Create = instance.Stdout.Apply(commands.Connection),
            Update = instance.Stdout.Apply(commands.Connection),
            Delete = ":",
            Logging = Logging.None,
        }, new CustomResourceOptions { Parent = this, DependsOn = { filled }, AdditionalSecretOutputs = { "stdout" } });
        InstanceId = instance.Stdout;
        // Secret here too: a provider's mark comes back with the answer, and a program must not wait for that to be careful.
        ConnectionString = Output.CreateSecret(connection.Stdout);
        RegisterOutputs();
    }

    /// <summary>The instance's id at its host.</summary>
    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; }

    /// <summary>Its connection string; secret.</summary>
    [Output("connectionString")]
    public Output<string> ConnectionString { get; private set; }

    private static InputMap<string> Environment(DrillEnvironmentArgs args) => new()
    {
        // The vault is read as the reader, who can put nothing but records, and not as whoever deploys.
        ["PMO_STORE_ROLE"] = args.Names.RoleArn(VaultRole.Reader),
        ["PMO_PROTECTED_HOSTS"] = args.ProtectedHosts,
    };
}
