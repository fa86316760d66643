using System.Collections.Immutable;
using PmoBackup.Infra.Components;
using PmoBackup.Infra.Safety;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Settings.Reading;
using Pulumi;

namespace PmoBackup.Infra;

/// <summary>The stack, as a table of contents.</summary>
public sealed class BackupStack : Stack
{
    /// <summary>
    /// The environment variable that says <c>true</c> in runs which may execute the CLI at preview: those of the deploy workflow
    /// and of previews of trusted branches, never of forks.
    /// </summary>
    public const string TrustedRunVariable = "PMO_TRUSTED_RUN";

    /// <summary>Declares it.</summary>
    /// <exception cref="RunException">The settings are not valid, or the stack would not be safe.</exception>
    public BackupStack() : this(StackConfiguration.Read(), Environment.GetEnvironmentVariable(TrustedRunVariable) == "true")
    {
    }

    /// <summary>The same from settings that were read already.</summary>
    internal BackupStack(StackSettings settings, bool isTrustedRun)
    {
        Invariants.Require(StackFacts.Of(settings));
        var names = new StackNames(settings);
        var providers = new StackProviders(settings, names);
        var options = new ComponentResourceOptions { Provider = providers.Main };

        var access = new BackupAccess("access", new() { Settings = settings, Names = names }, options);
        var vault = new BackupVault("vault", new()
        {
            Settings = settings,
            Names = names,
            Keepers = access.Keepers,
            ReplicaProvider = providers.Replica,
        }, options);
        var network = new TaskNetwork("network", new() { Settings = settings, Names = names }, options);
        var before = settings.Release is { } release
            ? new PreDeployBackup("predeploy",
                new() { Release = release, Settings = settings, Names = names, Network = network }, options)
            : null;
        var databases = settings.Databases.ToDictionary(database => database.Name,
            database => new ManagedDatabase($"db-{database.Name}", new()
            {
                Database = database,
                Names = names,
                Network = network,
                After = before is null ? [] : [before],
                IsProduction = settings.IsProduction,
                IsTrustedRun = isTrustedRun,
            }, options));
        var hosts = Output.All(databases.Values.Select(database => database.Hosts)).Apply(all => string.Join(',', all));
        var tasks = new ScheduledTasks("tasks", new()
        {
            Settings = settings,
            Names = names,
            Network = network,
            RoleArns = access.RoleArns,
            ConnectionSecretArns = databases.ToDictionary(database => database.Key,
                database => database.Value.ConnectionSecretArn),
            ProtectedHosts = hosts,
        }, options);
        var alarms = new BackupAlarms("alarms", new() { Settings = settings, Names = names }, options);
        var drills = settings.Drills.ToDictionary(drill => drill.Name, drill => new DrillEnvironment($"drill-{drill.Name}", new()
        {
            Drill = drill,
            Database = settings.Databases.Single(database => database.Name == drill.Database),
            Settings = settings,
            Names = names,
            ProtectedHosts = hosts,
        }, options));

        (Bucket, KeyArn, ReplicaBucket) = (vault.Bucket, vault.KeyArn, vault.ReplicaBucket ?? Output.Create(""));
        (RoleArns, AlarmTopicArn, EgressCidrs) = (access.ArnsByName, alarms.TopicArn, network.EgressCidrs);
        (TaskArns, RepositoryUrl) = (tasks.TaskArns, tasks.RepositoryUrl);
        DatabaseIds = ByName(databases, database => database.DatabaseId);
        RecoveryWindowDays = ByName(databases, database => database.RecoveryWindowDays);
        DrillConnectionStrings = Output.CreateSecret(ByName(drills, drill => drill.ConnectionString));
    }

    /// <summary>The vault's bucket.</summary>
    [Output("bucket")]
    public Output<string> Bucket { get; private set; }

    /// <summary>The vault's key.</summary>
    [Output("keyArn")]
    public Output<string> KeyArn { get; private set; }

    /// <summary>The replica's bucket; empty: there is no replica.</summary>
    [Output("replicaBucket")]
    public Output<string> ReplicaBucket { get; private set; }

    /// <summary>The roles, by their names.</summary>
    [Output("roleArns")]
    public Output<ImmutableDictionary<string, string>> RoleArns { get; private set; }

    /// <summary>The tasks' definitions, by task.</summary>
    [Output("taskArns")]
    public Output<ImmutableDictionary<string, string>> TaskArns { get; private set; }

    /// <summary>Where the CLI's image is pushed to.</summary>
    [Output("repositoryUrl")]
    public Output<string> RepositoryUrl { get; private set; }

    /// <summary>The topic that alarms go to.</summary>
    [Output("alarmTopicArn")]
    public Output<string> AlarmTopicArn { get; private set; }

    /// <summary>The public addresses (CIDR) that tasks come from.</summary>
    [Output("egressCidrs")]
    public Output<ImmutableArray<string>> EgressCidrs { get; private set; }

    /// <summary>The databases' ids at their hosts, by name.</summary>
    [Output("databaseIds")]
    public Output<ImmutableDictionary<string, string>> DatabaseIds { get; private set; }

    /// <summary>How far back point-in-time recovery reaches, days, by database.</summary>
    [Output("recoveryWindowDays")]
    public Output<ImmutableDictionary<string, int>> RecoveryWindowDays { get; private set; }

    /// <summary>The drill environments' connection strings, by name; secret.</summary>
    [Output("drillConnectionStrings")]
    public Output<ImmutableDictionary<string, string>> DrillConnectionStrings { get; private set; }

    private static Output<ImmutableDictionary<string, TValue>> ByName<TComponent, TValue>(
        Dictionary<string, TComponent> components, Func<TComponent, Output<TValue>> value)
        => Output
            .All(components.Select(component => value(component.Value).Apply(known => KeyValuePair.Create(component.Key, known))))
            .Apply(pairs => pairs.ToImmutableDictionary());
}
