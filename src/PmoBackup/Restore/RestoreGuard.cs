using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;

namespace PmoBackup.Restore;

/// <summary>Refuses what must never happen to a target, as a pure decision.</summary>
public static class RestoreGuard
{
    private const int NamesShown = 5;

    /// <summary>The environment variable with production's hosts: <c>host</c> or <c>host:port</c>, separated by commas or blanks.</summary>
    public const string ProtectedHostsVariable = ProtectedHosts.Variable;

    /// <summary>Every reason not to restore.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="target">What the target is.</param>
    /// <param name="protectedHosts">Production's hosts, and the names of the target's.</param>
    public static IReadOnlyList<Refusal> Check(
        Manifest manifest, Inventory inventory, RestoreOptions options, RestoreTarget target, ProtectedHosts protectedHosts)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(protectedHosts);
        var refusals = new List<Refusal>();
        void Refuse(string message, string hint) => refusals.Add(new Refusal(ExitCode.Refused, message, hint));

        if (IsSource(manifest, options, target))
            Refuse($"The target {target.Url} is the database that this backup was taken from.", "Restore beside it: --create NAME.");
        if (protectedHosts.IsTarget)
            Refuse($"The host {target.Url.Host} is protected by {ProtectedHostsVariable}.", "Restore to staging, to a drill, or to a new server.");
        if (options.Create is not null && target.Exists)
            Refuse($"The server has a database named {options.Create} already.", "Choose another name, or restore into it with --target-url and --clean.");
        if (options.Create is null && target.Objects > 0 && !options.Clean)
            Refuse($"The target {target.Url} is not empty: it holds {target.Objects} objects.", "Use --create NAME for a new database, or --clean to empty this one first.");
        if (options.Clean && target.Objects > 0 && target.Undroppable.Count > 0)
        {
            var more = target.Undroppable.Count > NamesShown ? $" and {target.Undroppable.Count - NamesShown} more" : "";
            Refuse($"The role '{target.Url.User}' may not empty {target.Url.Database} of {string.Join(", ", target.Undroppable.Take(NamesShown))}{more}.",
                "Run it as the owner of these or as a superuser, or restore into a new database with --create NAME.");
        }
        if (target.Server.Major < manifest.Source.Major)
            Refuse($"The target has PostgreSQL {target.Server.Major}; the backup is of version {manifest.Source.Major}.", "Restore to a server at least as new.");
        if ((options.MaskFile is not null || options.Clean) && options.Create is null && target.OtherSessions > 0)
            Refuse($"{target.OtherSessions} other sessions are connected to {target.Url.Database}.", "End them first, or restore into a new database with --create NAME.");
        var missing = inventory.Extensions.Where(e => !target.Extensions.Contains(e.Name)).Select(e => e.Name).ToList();
        if (missing.Count > 0)
            Refuse($"The target's server lacks the extensions {string.Join(", ", missing)}.", "Install their packages on the target's server.");
        return refusals;
    }

    // After a failover production has another timeline: what would be emptied is not let through for that.
    private static bool IsSource(Manifest manifest, RestoreOptions options, RestoreTarget target) => target.Url.Database == manifest.Database
        && ((target.Server.SystemIdentifier == manifest.Source.SystemIdentifier && (options.Clean || target.Server.Timeline == manifest.Source.Timeline))
            || (string.Equals(target.Url.Host, manifest.Source.Host, StringComparison.OrdinalIgnoreCase) && target.Url.Port == manifest.Source.Port));
}
