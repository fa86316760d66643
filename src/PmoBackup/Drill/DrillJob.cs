using System.Globalization;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Restore;
using PmoBackup.Storage;
using PmoBackup.Tools;
using PmoBackup.Verification;

namespace PmoBackup.Drill;

/// <summary>The rehearsal: restores a backup from its store into a throw-away database and judges it by the runbook's criteria.</summary>
/// <param name="store">The store; nothing is read from anywhere else.</param>
/// <param name="host">Where the database is made.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class DrillJob(IObjectStore store, IDatabaseHost host, TimeProvider clock, Func<string, string?> variable)
{
    /// <summary>Holds a drill and writes the result to the journal. The database is destroyed whatever happens.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="options">What is checked.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PmoException">No drill could be held: a tool is missing, the host or the store cannot be reached.</exception>
    public async Task<DrillResult> RunAsync(
        Manifest manifest, DrillOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var started = clock.GetTimestamp();
        try
        {
            var result = await HoldAsync(manifest, options, started, progress, cancellationToken);
            var failed = result.Criteria.FirstOrDefault(c => !c.Passed);
            return result with { JournalFailure = await TryWriteJournalAsync(manifest, result, result.Took, failed is null ? null : $"{failed.Name}: {failed.Figure}") };
        }
        catch (PmoException e)
        {
            // The store may be what failed; the caller hears of the first failure.
            await TryWriteJournalAsync(manifest, null, clock.GetElapsedTime(started), e.Message);
            throw;
        }
    }

    private async Task<DrillResult> HoldAsync(
        Manifest manifest, DrillOptions options, long started, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var criteria = new List<DrillCriterion>();
        TrialResult? trial = null;
        try
        {
            var inventory = await new BackupCatalog(store).ReadInventoryAsync(manifest, cancellationToken);
            var observed = new List<DrillCriterion>();
            trial = await new TrialRestore(store, host, clock, variable, options.TemporaryFolder, options.Jobs).RunAsync(
                manifest, inventory,
                async (database, token) => observed.AddRange(await new DrillCriteria(manifest, inventory, options, database).ObserveAsync(progress, token)),
                progress, cancellationToken);
            criteria.AddRange(Judge(manifest, options, trial));
            criteria.AddRange(observed);
        }
        catch (PmoException e) when (e is CorruptedException or ToolFailedException { Tool: "pg_restore" })
        {
            criteria.Add(new DrillCriterion(DrillResult.ArchiveReadable, false, e.Message));
        }
        catch (RestoreFailedException e)
        {
            criteria.Add(new DrillCriterion(DrillResult.ArchiveReadable, true, Files(manifest)));
            criteria.Add(new DrillCriterion("restore", false, e.Message));
        }
        return new DrillResult(manifest, host.Description, criteria, trial?.RestoreTook, clock.GetElapsedTime(started), trial?.Comparison.Differences ?? []);
    }

    private static IEnumerable<DrillCriterion> Judge(Manifest manifest, DrillOptions options, TrialResult trial)
    {
        var comparison = trial.Comparison;
        yield return new DrillCriterion(DrillResult.ArchiveReadable, true, Files(manifest));
        yield return new DrillCriterion("restore time", trial.RestoreTook <= options.RestoreWithin, string.Create(
            CultureInfo.InvariantCulture, $"{trial.RestoreTook.TotalSeconds:0.0} s, at most {options.RestoreWithin.TotalSeconds:0} s"));
        yield return new DrillCriterion("tables present", comparison.MissingTables == 0, $"{comparison.Tables - comparison.MissingTables} of {comparison.Tables}");
        yield return new DrillCriterion("equal to the manifest", comparison.IsEqual, comparison.IsEqual
            ? $"{comparison.Rows} rows in {comparison.Tables} tables, {comparison.Fingerprinted} of them by content"
            : $"{comparison.Differences.Count} differences, the first: {comparison.Differences[0]}");
    }

    private static string Files(Manifest manifest) => $"{manifest.Files.Count} files, every hash right";

    private Task<string?> TryWriteJournalAsync(Manifest manifest, DrillResult? result, TimeSpan took, string? message)
    {
        var figures = new Dictionary<string, double>();
        if (result is not null)
            figures[BackupProof.CriteriaFailed] = result.Criteria.Count(c => !c.Passed);
        if (result?.RestoreTook is { } restore)
            figures["restoreSeconds"] = Math.Round(restore.TotalSeconds, 3);
        return new Journal(store, clock).TryWriteAsync("drill", manifest.Database, manifest.Id, result?.Passed == true, took, figures, message);
    }
}
