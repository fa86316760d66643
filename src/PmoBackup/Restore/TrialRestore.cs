using PmoBackup.Catalog;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>Restores a whole backup into a throw-away database and compares everything.</summary>
/// <param name="store">The store.</param>
/// <param name="host">Where the database is made.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
/// <param name="temporaryFolder">Where files stand meanwhile; null for the system's temporary folder.</param>
/// <param name="jobs">Parallel connections.</param>
public sealed class TrialRestore(
    IObjectStore store, IDatabaseHost host, TimeProvider clock, Func<string, string?> variable, string? temporaryFolder, int jobs)
{
    /// <summary>Restores, compares, and lets somebody look on before the database is destroyed.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="look">Given the restored database while it lives; null for nobody.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up; the database is destroyed all the same.</param>
    /// <exception cref="Errors.PmoException">It could not be restored.</exception>
    public async Task<TrialResult> RunAsync(
        Manifest manifest, Inventory inventory, Func<ThrowawayDatabase, CancellationToken, Task>? look, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var tools = await PostgresTools.FindAsync(manifest.DumpMajor, variable, cancellationToken);
        using var temporary = TemporaryFolder.Create(temporaryFolder);
        await using var database = await host.CreateAsync(manifest.Source, cancellationToken);
        var restore = new ArchiveRestore(store, tools, jobs);
        var everything = ArchiveSelection.Everything;
        var started = clock.GetTimestamp();
        var toc = await restore.FetchAsync(manifest, inventory, everything, temporary.Path, progress, cancellationToken);
        var messages = await restore.RunAsync(manifest, toc, everything, temporary.Path, database.Url, [], null, progress, cancellationToken);
        var took = clock.GetElapsedTime(started);
        var comparison = await restore.ProveAsync(manifest, inventory, everything, database.Url, progress, cancellationToken);
        if (look is not null)
            await look(database, cancellationToken);
        return new TrialResult(comparison, took, messages.Harmless);
    }
}
