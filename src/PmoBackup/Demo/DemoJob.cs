using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Drill;
using PmoBackup.Hosting;
using PmoBackup.Monitoring;
using PmoBackup.Policy;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Verification;

namespace PmoBackup.Demo;

/// <summary>The main job on an embedded default: a private server, a platform's database, a backup, a loss, a recovery.</summary>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class DemoJob(TimeProvider clock, Func<string, string?> variable)
{
    private const string Database = "pmo";

    /// <summary>Runs the demo. Unless it is kept, nothing is left behind, whatever happens.</summary>
    /// <param name="keep">Whether server and store stay.</param>
    /// <param name="store">Where the backups go, and stay; null for a folder of the demo's own.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="say">Told what happens, a sentence at a time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Errors.PmoException">A step failed.</exception>
    public async Task<DemoResult> RunAsync(
        bool keep, IObjectStore? store, IProgress<ProgressReport>? progress, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        var storeFolder = TemporaryFolder.Create();
        var isKept = false;
        try
        {
            say("Starting a private PostgreSQL, on loopback only.");
            await using var server = await LocalServer.StartAsync(new LocalServerOptions { BinFolder = await ServerBinaries.FindAsync(0, variable, cancellationToken) }, cancellationToken);
            var url = await CreatePlatformAsync(server, progress, say, cancellationToken);
            store ??= ObjectStores.Open(StoreUrl.Parse(new Uri(storeFolder.Path).AbsoluteUri));
            var result = await ShowAsync(url, store, progress, say, cancellationToken);
            if (keep)
            {
                result = result with { Kept = new KeptDemo(server.Keep(), url, store.Url) };
                isKept = true;
            }
            return result;
        }
        finally
        {
            if (!isKept)
                storeFolder.Dispose();
        }
    }

    private async Task<DatabaseUrl> CreatePlatformAsync(
        LocalServer server, IProgress<ProgressReport>? progress, Action<string> say, CancellationToken cancellationToken)
    {
        say("Creating a PMO platform's database with some 300,000 rows.");
        await using (var connection = await ServerConnection.OpenAsync(server.Url(), "demo", cancellationToken))
            await connection.ExecuteAsync($"CREATE DATABASE {SqlName.Quote(Database)}", cancellationToken);
        var url = server.Url(Database);
        await PmoPlatform.CreateAsync(url, clock.GetUtcNow(), new Steps(progress), cancellationToken);
        return url;
    }

    private async Task<DemoResult> ShowAsync(
        DatabaseUrl url, IObjectStore store, IProgress<ProgressReport>? progress, Action<string> say, CancellationToken cancellationToken)
    {
        say("Taking a backup.");
        var backup = await new BackupJob(store, clock, variable).RunAsync(new BackupOptions { Source = url }, progress, cancellationToken);
        var manifest = backup.Manifest;
        say($"Verifying backup {manifest.Id}: every file is read again from the store.");
        var verification = await new VerifyJob(store, clock, variable).RunAsync(manifest, null, null, progress, cancellationToken);

        say("Now a bad migration runs.");
        var lost = await PmoPlatform.RunBadMigrationAsync(url, cancellationToken);
        var lossAge = clock.GetUtcNow() - manifest.SnapshotAt;
        say($"It deleted {lost.TotalRows} rows from {lost.RowsByTable.Count} tables.");

        say("Rehearsing the recovery on another private server, from the store alone.");
        var started = clock.GetTimestamp();
        var found = await new BackupCatalog(store).FindAsync("latest", Database, null, cancellationToken);
        var drill = await new DrillJob(store, new LocalHost(variable), clock, variable).RunAsync(
            found, new DrillOptions { Assertions = lost.Assertion }, progress, cancellationToken);
        var recovered = clock.GetElapsedTime(started);

        var freshness = (await new FreshnessCheck(new BackupCatalog(store), clock).RunAsync(FreshnessLimits.Default, verifiedOnly: true, Database, cancellationToken)).Single();
        return new DemoResult(backup, verification, lost, drill, freshness,
        [
            Objective("recoveryPointSeconds", RecoveryObjectives.RecoveryPoint, lossAge),
            Objective("recoveryTimeSeconds", RecoveryObjectives.RecoveryTime, recovered),
            Objective("drillRestoreSeconds", RecoveryObjectives.DrillRestore, drill.RestoreTook ?? TimeSpan.MaxValue),
            Objective("freshnessSeconds", RecoveryObjectives.FreshnessWarning, freshness.Age ?? TimeSpan.MaxValue),
        ], null);
    }

    private static DemoObjective Objective(string name, TimeSpan target, TimeSpan measured) =>
        new(name, target.TotalSeconds, Math.Round(measured.TotalSeconds, 3));

    private sealed class Steps(IProgress<ProgressReport>? progress) : IProgress<string>
    {
        public void Report(string value) => progress?.Report(new ProgressReport("create", null, value));
    }
}
