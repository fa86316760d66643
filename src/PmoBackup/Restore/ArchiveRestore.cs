using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Tools;
using PmoBackup.Verification;

namespace PmoBackup.Restore;

/// <summary>Brings an archive from its store into an empty database: fetch, check, pg_restore, ANALYZE.</summary>
/// <param name="store">The store.</param>
/// <param name="tools">pg_restore, at least as new as the pg_dump that wrote the archive.</param>
/// <param name="jobs">Parallel connections.</param>
public sealed partial class ArchiveRestore(IObjectStore store, PostgresTools tools, int jobs)
{
    // Nothing else uses the database yet, and what a crash would lose is restored again.
    private const string Settings = " -c synchronous_commit=off -c maintenance_work_mem=256MB";

    /// <summary>Fetches and checks files into a folder.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="selection">What of it.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FetchAsync(
        Manifest manifest, Inventory inventory, ArchiveSelection selection, string folder, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var files = selection.Files(manifest, inventory);
        var needed = files.Sum(f => f.SizeBytes);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"The temporary folder has {free / 1e6:0} MB free; the archive needs {needed / 1e6:0} MB."),
                "Name a larger disk with --temp-folder or TMPDIR.");
        await new ArchiveFetch(store, jobs).ToFolderAsync(manifest, files, folder, progress, cancellationToken);
    }

    /// <summary>Runs pg_restore on what was fetched, then ANALYZE.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="selection">What of it.</param>
    /// <param name="folder">Where it was fetched to.</param>
    /// <param name="target">An empty database.</param>
    /// <param name="log">Gets every line that pg_restore writes; null for nobody.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What pg_restore complained about.</returns>
    /// <exception cref="PmoException">pg_restore failed with more than harmless messages.</exception>
    public async Task<RestoreMessages> RunAsync(
        Manifest manifest, ArchiveSelection selection, string folder, DatabaseUrl target, TextWriter? log, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(target);
        var archive = Path.Combine(folder, manifest.Format == "custom" ? BackupFiles.ArchiveFile : BackupFiles.ArchiveFolder);
        var toc = await ArchiveToc.ReadAsync(tools, ArchiveInput.At(archive), cancellationToken);
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
        var messages = new RestoreMessages();
        var finished = 0;
        var gate = new Lock();
        var command = new ToolCommand(tools.Restore, [.. arguments, archive])
        {
            Environment = target.ToLibpqEnvironment(ServerConnection.ApplicationName("pg_restore"), PinnedSettings.Options + Settings),
        };
        await using (var tool = RunningTool.Start(command, OnLine))
        {
            tool.StandardInput.Close();
            var code = await tool.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (messages.Errors.Count > 0 || (code != 0 && messages.Harmless.Count == 0))
                throw Explain(messages, code, tool.ErrorTail);
        }
        progress?.Report(new ProgressReport("analyze", null, null));
        await using var connection = await ServerConnection.OpenAsync(target, "analyze", cancellationToken);
        await connection.ExecuteAsync("ANALYZE", cancellationToken);
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

    private static PmoException Explain(RestoreMessages messages, int code, string tail)
    {
        if (messages.Errors.Count == 0)
            return new ToolFailedException("pg_restore", code, tail);
        var shown = string.Join('\n', messages.Errors.Take(5).Select(e => $"- {e}"));
        var more = messages.Errors.Count > 5 ? $"\n  and {messages.Errors.Count - 5} more" : "";
        return new PmoException(ExitCode.ToolFailed, $"pg_restore reported {messages.Errors.Count} errors:\n{shown}{more}", messages.Hint);
    }

    [GeneratedRegex(@"finished item \d+ |processing data for table|creating ")]
    private static partial Regex FinishedPattern();
}
