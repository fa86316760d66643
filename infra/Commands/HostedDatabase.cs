using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Commands;

/// <summary>A database at its host, as the CLI's <c>hosting</c> and <c>recovery</c> commands are told of it.</summary>
/// <param name="Host"><c>render</c>, <c>rds</c> or <c>server</c>.</param>
/// <param name="Name">Its name there; the same in every run, so that a run finds what an earlier one left behind.</param>
public sealed record HostedDatabase(string Host, string Name)
{
    /// <summary>Its id there, where it is known beforehand; it goes before the name.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The Secrets Manager secret with the connection string of the server that it is on; host <c>server</c> only.
    /// </summary>
    public string? ServerSecretArn { get; init; }

    /// <summary>A database of the stack's settings.</summary>
    public static HostedDatabase Of(DatabaseSettings database, StackNames names)
        => new(database.Provider, names.DatabaseInstance(database.Name)) { Id = database.Render?.Id };

    /// <summary>Prints its id alone, or fails when it is not there.</summary>
    public CommandLine Show() => Select("hosting", "database", "show");

    /// <summary>Prints its connection string alone.</summary>
    public CommandLine ConnectionString() => Select("hosting", "database", "connection-string");

    /// <summary>
    /// Removes it if it is there and marked as a drill's; anything else is refused. The confirmation by <c>--yes-delete</c> is
    /// never given from here.
    /// </summary>
    public CommandLine DeleteDrill() => Select("hosting", "database", "delete").With("--drill").With("--if-exists");

    /// <summary>
    /// Prints how many whole days the recovery window reaches back; fails when it is shorter than asked for and the database is
    /// older than that.
    /// </summary>
    public CommandLine RecoveryWindow(TimeSpan atLeast)
        => Select("recovery", "window").With("--at-least", DurationText.Of(atLeast));

    /// <summary>
    /// Makes it if it is not there, adopts it if it is, changes what differs, waits until it can be used; prints its id alone.
    /// </summary>
    public CommandLine Ensure(RenderDatabaseSettings wanted) => Select("hosting", "database", "ensure")
        .With("--plan", wanted.Plan)
        .With("--region", wanted.Region)
        .With("--disk-gb", Text(wanted.DiskSizeGb))
        .With("--disk-autoscaling", wanted.DiskAutoscaling ? "on" : "off")
        .With("--high-availability", wanted.HighAvailability ? "on" : "off")
        .With("--postgres", Text(wanted.Version));

    /// <inheritdoc cref="Ensure(RenderDatabaseSettings)"/>
    public CommandLine Ensure(RdsDatabaseSettings wanted) => Select("hosting", "database", "ensure")
        .With("--plan", wanted.InstanceClass)
        .With("--disk-gb", Text(wanted.StorageGb))
        .With("--postgres", Text(wanted.Version));

    /// <summary>The same of a database on a server that exists: there is nothing but the name to say.</summary>
    public CommandLine Ensure() => Select("hosting", "database", "ensure");

    /// <summary>
    /// Makes it by recovering another database to a point in time, unless it is there already; waits, verifies what was
    /// recovered, and prints its id alone. The other database stays as it is.
    /// </summary>
    public CommandLine Recover(HostedDatabase source, DateTimeOffset to) => CommandLine.Pmo("recover")
        .With("--host", Host)
        .With(source.Id is null ? "--name" : "--id", source.Id ?? source.Name)
        .With("--to", to.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null))
        .With("--into", Name);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private CommandLine Select(params string[] words)
    {
        var line = CommandLine.Pmo(words).With("--host", Host).With(Id is null ? "--name" : "--id", Id ?? Name);
        return ServerSecretArn is null ? line : line.With("--server-secret", ServerSecretArn);
    }
}
