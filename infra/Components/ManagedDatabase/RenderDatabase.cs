using System.Globalization;
using PmoBackup.Infra.Commands;
using PmoBackup.Infra.Settings;
using Pulumi;
using Pulumi.Command.Local;

namespace PmoBackup.Infra.Components;

/// <summary>
/// A database on Render, by the CLI. Render's key comes from the environment of <c>pulumi up</c> and is never an input: inputs
/// are kept in the state.
/// </summary>
internal sealed class RenderDatabase
{
    public RenderDatabase(string name, ManagedDatabaseArgs args, RenderDatabaseSettings wanted, ManagedDatabase parent)
    {
        var database = HostedDatabase.Of(args.Database, args.Names);
        // At once, and not when the tasks' address is known: a wrong list is refused before anything is made.
        var allowed = AllowList.Of(wanted.AllowedCidrs);
        var ensure = args.Network.EgressCidrs.Apply(
            egress => database.Ensure(wanted).With("--allow", AllowList.Of([.. egress, .. allowed])));
        var instance = new Command($"{name}-database", new CommandArgs
        {
            Create = ensure.Apply(line => line.ToString()),
            // The same line: ensure changes what differs, and nothing else.
            Update = ensure.Apply(line => line.ToString()),
            // Taking a database out of the stack lets go of it. What stays, and goes on costing, is shown.
            Delete = $"{database.Show()} >&2 || :",
            Logging = Logging.Stderr,
        }, new CustomResourceOptions { Parent = parent, Protect = args.IsProduction, DependsOn = args.After.ToArray() });
        var required = ManagedDatabase.RequiredWindow;
        var window = instance.Stdout.Apply(id => (database with { Id = id }).RecoveryWindow(required).ToString());
        var look = new Command($"{name}-recovery-window", new CommandArgs
        {
            Create = window,
            Update = window,
            Delete = ":",
            Logging = Logging.Stderr,
        }, new CustomResourceOptions { Parent = parent });
        Facts = new DatabaseFacts(
            instance.Stdout,
            instance.Stdout.Apply(id => $"{id},{id}.{wanted.Region}-postgres.render.com"),
            look.Stdout.Apply(days => int.Parse(days, NumberStyles.None, CultureInfo.InvariantCulture)),
            args.IsTrustedRun ? Compare(ensure, window, parent) : Output.Create(""));
    }

    public DatabaseFacts Facts { get; }

    /// <summary>
    /// Commands cannot be read or refreshed: only running them at preview shows what somebody changed in the dashboard.
    /// </summary>
    private static Output<string> Compare(Output<CommandLine> ensure, Output<string> window, ManagedDatabase parent)
    {
        var options = new InvokeOutputOptions { Parent = parent };
        var drift = Runs.AtPreview(ensure.Apply(line => line.With("--dry-run").ToString()), options);
        return Output.Tuple(drift, Runs.AtPreview(window, options)).Apply(found =>
        {
            if (found.Item1.Length > 0)
                Log.Warn($"The database differs from its settings, and 'up' changes it:\n{found.Item1}", parent);
            return found.Item1;
        });
    }
}
