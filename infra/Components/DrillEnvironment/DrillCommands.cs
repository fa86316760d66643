using PmoBackup.Infra.Commands;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>The lines that make a drill environment, fill it and remove it; worked out from settings alone.</summary>
internal sealed class DrillCommands(DrillSettings drill, DatabaseSettings database, StackSettings settings, StackNames names)
{
    private readonly HostedDatabase _target = new(drill.Host, names.DrillInstance(drill.Name))
    {
        ServerSecretArn = drill.ServerSecretArn,
    };

    /// <summary>
    /// Makes the instance, or adopts what a failed run left of it. The mark and the hour of its end go with it: the sweep removes
    /// what is past it, though the stack should never do so.
    /// </summary>
    public string CreateInstance => Marked(drill.PointInTime is { } time
        ? _target.Recover(HostedDatabase.Of(database, names), time)
        : EnsureInstance()).ToString();

    /// <summary>
    /// Only the hour of its end changes with the entry. An instance that is gone stays gone, and that is an error: an empty one
    /// in its place would pass for a restored one.
    /// </summary>
    public string UpdateInstance => Marked(_target.Ensure().With("--existing")).ToString();

    /// <summary>Removes the instance, which may be gone already; only a drill's is ever removed.</summary>
    public string DeleteInstance => $"{_target.DeleteDrill()} >&2";

    /// <summary>
    /// Restores into the instance, and prints the instance's id. A restore that failed halfway is cleared away by the next one;
    /// the connection string goes from the host to the restore and is written nowhere.
    /// </summary>
    public string RestoreInto(string instanceId) => $"url=$({At(instanceId).ConnectionString()}) && "
        + $"PMO_DRILL_URL=\"$url\" {Restore} >&2 && printf '%s\\n' {CommandLine.Quote(instanceId)}";

    /// <summary>Prints the connection string.</summary>
    public string Connection(string instanceId) => At(instanceId).ConnectionString().ToString();

    private CommandLine Restore => CommandLine.Pmo("restore", "staging", drill.Backup!)
        .With("--database", database.Name)
        .With("--store", $"s3://{settings.Vault.Bucket}")
        .With("--target-url", "env:PMO_DRILL_URL")
        .With("--clean");

    private HostedDatabase At(string instanceId) => drill.Host == "server" ? _target : _target with { Id = instanceId };

    private CommandLine EnsureInstance() => (drill.Host, database) switch
    {
        ("render", { Render: { } like }) => _target.Ensure(like with { DiskAutoscaling = false, HighAvailability = false }),
        ("rds", { Rds: { } like }) => _target.Ensure(like),
        _ => _target.Ensure(),
    };

    private CommandLine Marked(CommandLine line)
        => line.With("--drill").With("--expires-after", DurationText.Of(drill.ExpiresAfter));
}
