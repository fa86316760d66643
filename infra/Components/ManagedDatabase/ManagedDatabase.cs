using PmoBackup.Policy;
using Pulumi;
using Pulumi.Aws.SecretsManager;

namespace PmoBackup.Infra.Components;

/// <summary>
/// A database that is backed up: created or adopted at its host, kept as settings say, never deleted by the stack.
/// </summary>
public sealed class ManagedDatabase : ComponentResource
{
    /// <summary>Declares it.</summary>
    /// <exception cref="ArgumentException">Its recovery window or its allow list is refused.</exception>
    public ManagedDatabase(string name, ManagedDatabaseArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:ManagedDatabase", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (DatabaseId, Hosts, RecoveryWindowDays, Drift) = args.Database.Render is { } render
            ? new RenderDatabase(name, args, render, this).Facts
            : new RdsDatabase(name, args, args.Database.Rds!, this).Facts;
        // Only the secret is declared here. People put the connection string of a backup role into it, so that no password comes
        // into the state.
        ConnectionSecretArn = new Secret($"{name}-connection", new SecretArgs
        {
            Name = args.Names.ConnectionSecret(args.Database.Name),
            Description = $"Connection string of the role that backs up {args.Database.Name} (docs/access.md)",
        }, new CustomResourceOptions { Parent = this, Protect = args.IsProduction }).Arn;
        RegisterOutputs();
    }

    /// <summary>How far back point-in-time recovery must reach: the policy's 7 days.</summary>
    public static TimeSpan RequiredWindow => RecoveryObjectives.RecoveryWindow;

    /// <summary>Its id at its host.</summary>
    [Output("databaseId")]
    public Output<string> DatabaseId { get; private set; }

    /// <summary>The names that it answers to, separated by commas: where no drill may restore.</summary>
    [Output("hosts")]
    public Output<string> Hosts { get; private set; }

    /// <summary>How far back point-in-time recovery reaches, days, when the stack last looked.</summary>
    [Output("recoveryWindowDays")]
    public Output<int> RecoveryWindowDays { get; private set; }

    /// <summary>How it differs from its settings, seen in trusted runs only; empty: in nothing, or nobody looked.</summary>
    [Output("drift")]
    public Output<string> Drift { get; private set; }

    /// <summary>The secret that holds the connection string for its backups.</summary>
    [Output("connectionSecretArn")]
    public Output<string> ConnectionSecretArn { get; private set; }
}
