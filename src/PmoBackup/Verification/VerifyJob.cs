using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Storage;

namespace PmoBackup.Verification;

/// <summary>Proves a stored backup: every file's bytes, its table of contents, and on request a restored copy.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class VerifyJob(IObjectStore store, TimeProvider clock, Func<string, string?> variable)
{
    private static readonly int s_parallel = ParallelJobs.Default;

    /// <summary>Verifies a backup and writes the result to the journal.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="restoreAndCompare">Restores it somewhere and compares everything; null to leave that out.</param>
    /// <param name="temporaryFolder">Where files stand meanwhile; null for the system's temporary folder.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PmoException">It could not be looked at. A backup that is wrong is a result, not an exception.</exception>
    public async Task<VerifyResult> RunAsync(
        Manifest manifest, Func<Manifest, Inventory, CancellationToken, Task<ComparisonResult>>? restoreAndCompare, string? temporaryFolder,
        IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var started = clock.GetTimestamp();
        var problems = new List<string>(await new ArchiveFetch(store, s_parallel).FindProblemsAsync(manifest, progress, cancellationToken));
        var tables = 0;
        ComparisonResult? comparison = null;
        if (problems.Count == 0)
        {
            var tools = await PostgresTools.FindAsync(manifest.DumpMajor, variable, cancellationToken);
            var inventory = await new BackupCatalog(store).ReadInventoryAsync(manifest, cancellationToken);
            tables = await CheckContentsAsync(manifest, inventory, tools, temporaryFolder, problems, cancellationToken);
            if (restoreAndCompare is not null && problems.Count == 0)
            {
                try
                {
                    comparison = await restoreAndCompare(manifest, inventory, cancellationToken);
                }
                catch (RestoreFailedException e)
                {
                    problems.Add($"The archive of {manifest.Id} cannot be restored: {e.Message}");
                }
            }
        }
        var result = new VerifyResult(manifest.Files.Count, manifest.Files.Sum(f => f.SizeBytes), tables, problems, comparison, clock.GetElapsedTime(started));
        var unwritten = await new Journal(store, clock).TryWriteAsync("verify", manifest.Database, manifest.Id, result.Passed, result.Took,
            new Dictionary<string, double> { ["files"] = result.Files, ["bytes"] = result.Bytes },
            result.Passed ? null : problems.Concat(comparison?.Differences.Select(d => d.ToString()) ?? []).FirstOrDefault());
        return result with { JournalFailure = unwritten };
    }

    private async Task<int> CheckContentsAsync(
        Manifest manifest, Inventory inventory, PostgresTools tools, string? temporaryFolder, List<string> problems, CancellationToken cancellationToken)
    {
        using var temporary = TemporaryFolder.Create(temporaryFolder);
        var archive = ArchiveInput.From(token => store.OpenReadAsync(BackupFiles.Key(manifest, BackupFiles.ArchiveFile), token));
        if (manifest.Format == "directory")
        {
            var toc = manifest.Files.SingleOrDefault(f => f.Path == BackupFiles.ArchiveToc);
            if (toc is null)
            {
                problems.Add($"The archive of {manifest.Id} has no table of contents.");
                return 0;
            }
            await new ArchiveFetch(store, 1).ToFolderAsync(manifest, [toc], temporary.Path, null, cancellationToken);
            archive = ArchiveInput.At(Path.Combine(temporary.Path, BackupFiles.ArchiveFolder));
        }
        ArchiveToc contents;
        try
        {
            contents = await ArchiveToc.ReadAsync(tools, archive, cancellationToken);
        }
        catch (Tools.ToolFailedException e)
        {
            problems.Add($"pg_restore cannot read the archive of {manifest.Id}: {e.ErrorTail.Trim()}");
            return 0;
        }
        var created = contents.Tables;
        var filled = contents.TableData;
        var files = manifest.Files.Select(f => f.Path).ToHashSet();
        foreach (var table in inventory.Tables)
        {
            if (!created.Contains(table.Oid) || !filled.ContainsKey(table.Oid))
                problems.Add($"The archive of {manifest.Id} does not name the table {table.DisplayName}.");
            else if (table.File is { } file && !files.Contains(file))
                problems.Add($"The rows of {table.DisplayName} should be in {file}, which the manifest of {manifest.Id} does not name.");
        }
        return inventory.Tables.Count(t => created.Contains(t.Oid));
    }
}
