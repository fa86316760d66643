using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Tools;
using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>Brings an archive from its store into an empty database and proves it: fetch, check, pg_restore, ANALYZE, compare.</summary>
/// <param name="store">The store.</param>
/// <param name="tools">pg_restore, at least as new as the pg_dump that wrote the archive.</param>
/// <param name="jobs">Parallel connections.</param>
public sealed partial class ArchiveRestore(IObjectStore store, PostgresTools tools, int jobs)
{
    // Nothing else uses the database yet, and what a crash would lose is restored again.
    private const string Settings = " -c synchronous_commit=off -c maintenance_work_mem=256MB";

    /// <summary>Fetches and checks files into a folder, and proves that pg_restore understands them.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="selection">What of it.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The archive's table of contents.</returns>
    /// <exception cref="ToolFailedException">pg_restore does not understand it.</exception>
    public async Task<ArchiveToc> FetchAsync(
        Manifest manifest, Inventory inventory, ArchiveSelection selection, string folder, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(selection);
        var files = selection.Files(manifest, inventory);
        var needed = files.Sum(f => f.SizeBytes);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"The temporary folder has {free / 1e6:0} MB free; the archive needs {needed / 1e6:0} MB."),
                "Name a larger disk with --temp-folder or TMPDIR.");
        await new ArchiveFetch(store, jobs).ToFolderAsync(manifest, files, folder, progress, cancellationToken);
        return await ArchiveToc.ReadAsync(tools, ArchiveInput.At(PathOf(manifest, folder)), cancellationToken);
    }

    /// <summary>Runs pg_restore on what was fetched.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="toc">Its table of contents.</param>
    /// <param name="selection">What of it.</param>
    /// <param name="folder">Where it was fetched to.</param>
    /// <param name="target">An empty database.</param>
    /// <param name="keptSchemas">Schemas that emptying it left in place; none in a new one.</param>
    /// <param name="log">Gets every line that pg_restore writes; null for nobody.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What pg_restore complained about.</returns>
    /// <exception cref="RestoreFailedException">pg_restore failed with more than harmless messages.</exception>
    public async Task<RestoreMessages> RunAsync(
        Manifest manifest, ArchiveToc toc, ArchiveSelection selection, string folder, DatabaseUrl target, IReadOnlyCollection<string> keptSchemas, TextWriter? log,
        IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(toc);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(target);
        List<string> arguments =
        [
            $"--dbname=dbname='{target.Database.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'",
            $"--jobs={jobs.ToString(CultureInfo.InvariantCulture)}", "--no-owner", "--no-acl", "--no-publications", "--no-subscriptions",
            "--no-password", "--verbose",
        ];
        if (selection.Lines(toc) is { } lines)
        {
            var list = Path.Combine(folder, "restore.list");
            await File.WriteAllLinesAsync(list, lines, cancellationToken);
            arguments.Add($"--use-list={list}");
        }
        var messages = new RestoreMessages(keptSchemas);
        var finished = 0;
        var gate = new Lock();
        var command = new ToolCommand(tools.Restore, [.. arguments, PathOf(manifest, folder)])
        {
            Environment = target.ToLibpqEnvironment(ServerConnection.ApplicationName("pg_restore"), PinnedSettings.Options + Settings),
        };
        await using (var tool = RunningTool.Start(command, OnLine))
        {
            tool.StandardInput.Close();
            var code = await tool.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            // With 1 it ends after messages of any kind; with more it did not come to its end.
            if (messages.Errors.Count > 0 || code is < 0 or > 1 || (code != 0 && messages.Harmless.Count == 0))
                throw Explain(messages, code, tool.ErrorTail);
        }
        return messages;

        void OnLine(string line)
        {
            messages.Add(line);
            lock (gate)
                log?.WriteLine(line);
            if (FinishedPattern().IsMatch(line) && toc.Entries.Count > 0)
                progress?.Report(new ProgressReport("restore", Math.Min(1.0, (double)Interlocked.Increment(ref finished) / toc.Entries.Count), null));
        }
    }

    private static string PathOf(Manifest manifest, string folder) =>
        Path.Combine(folder, manifest.Format == "custom" ? BackupFiles.ArchiveFile : BackupFiles.ArchiveFolder);

    /// <summary>Analyzes the restored database for the planner, and beside that compares it with the backup.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="selection">What of it was restored.</param>
    /// <param name="target">The restored database.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PmoException">The restored database cannot be analyzed or read.</exception>
    public async Task<ComparisonResult> ProveAsync(
        Manifest manifest, Inventory inventory, ArchiveSelection selection, DatabaseUrl target, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ComparisonResult? result = null;
        await ConcurrentWork.RunAsync(
        [
            token => AnalyzeAsync(target, token),
            async token => result = await new DatabaseComparison(manifest, inventory, selection, jobs).RunAsync(target, progress, token),
        ], cancellationToken);
        return result!;
    }

    private static async Task AnalyzeAsync(DatabaseUrl target, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ServerConnection.OpenAsync(target, "analyze", cancellationToken);
            await connection.ExecuteAsync("ANALYZE", cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, target, "analyzing the restored database");
        }
    }

    private static RestoreFailedException Explain(RestoreMessages messages, int code, string tail)
    {
        if (messages.Errors.Count == 0)
            return new RestoreFailedException(new ToolFailedException("pg_restore", code, tail).Message, null);
        var shown = string.Join('\n', messages.Errors.Take(5).Select(e => $"- {e}"));
        var more = messages.Errors.Count > 5 ? $"\n  and {messages.Errors.Count - 5} more" : "";
        return new RestoreFailedException($"pg_restore reported {messages.Errors.Count} errors:\n{shown}{more}", messages.Hint);
    }

    [GeneratedRegex(@"finished item \d+ |processing data for table|creating ")]
    private static partial Regex FinishedPattern();
}
