using System.Collections.Concurrent;
using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;
using PmoBackup.Tools;

namespace PmoBackup.Backup;

/// <summary>One snapshot, one dump, one manifest.</summary>
/// <param name="store">Where to.</param>
/// <param name="options">What to do.</param>
/// <param name="prepared">What the preflight found.</param>
/// <param name="address">The new backup.</param>
/// <param name="folder">A temporary folder of its own.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class BackupAttempt(
    IObjectStore store, BackupOptions options, PreparedBackup prepared, BackupAddress address, string folder, TimeProvider clock,
    IProgress<ProgressReport>? progress)
{
    private readonly DatabaseUrl _url = options.Replica ?? options.Source;
    private readonly ConcurrentBag<UploadedFile> _files = [];
    private readonly bool _full = FullFingerprint(options, prepared);
    private Dictionary<uint, CountedTable> _counted = [];
    private InventoryParts? _parts;

    /// <summary>How long pg_dump itself ran.</summary>
    public TimeSpan DumpTook { get; private set; }

    private bool IsDirectory => options.Format == "directory";

    private string Encoding => prepared.Server.Encoding == "SQL_ASCII" ? "SQL_ASCII" : "UTF8";

    public async Task<Manifest> RunAsync(CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        progress?.Report(new ProgressReport("snapshot", null, "locking the tables"));
        await using var snapshot = await SnapshotSession.OpenAsync(_url, $"backup {address.Id}", options.YieldToDdl, cancellationToken);
        await ConcurrentWork.RunWatchedAsync(
            token => ConcurrentWork.RunAsync([inner => DumpAsync(snapshot, inner), inner => ReadDatabaseAsync(snapshot, inner)], token),
            token => snapshot.WatchAsync(options.YieldToDdl, token), cancellationToken);
        // All that needed the locks is done: nobody waits for us any longer.
        await snapshot.DisposeAsync();
        progress?.Report(new ProgressReport("manifest", null, null));
        return await PublishAsync(snapshot, startedAt, cancellationToken);
    }

    private static bool FullFingerprint(BackupOptions options, PreparedBackup prepared) =>
        options.Fingerprint == "full" && prepared.Server.DatabaseSizeBytes <= options.FingerprintLimitBytes;

    private async Task DumpAsync(SnapshotSession snapshot, CancellationToken cancellationToken)
    {
        try
        {
            await (IsDirectory ? DumpFolderAsync(snapshot, cancellationToken) : DumpStreamAsync(snapshot, cancellationToken));
        }
        catch (ToolFailedException e) when (e.Tool == "pg_dump")
        {
            throw DumpCommand.Explain(e);
        }
    }

    private async Task DumpFolderAsync(SnapshotSession snapshot, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var dump = new DumpFolder(
            Path.Combine(folder, BackupFiles.ArchiveFolder), !snapshot.Relations.Any(r => (r.Schema + r.Name).Contains('\n', StringComparison.Ordinal)));
        var upload = new ArchiveUpload(store, address, _full);
        var tables = Math.Max(1, snapshot.Relations.Count(r => r.IsCompared));
        await using var tool = RunningTool.Start(
            DumpCommand.Make(prepared, options, _url, snapshot.SnapshotId, Encoding, dump.Path), dump.OnLine);
        await ConcurrentWork.RunAsync(
        [
            async token =>
            {
                await tool.EnsureSuccessAsync(token);
                DumpTook = clock.GetElapsedTime(started);
                dump.OnExit();
            },
            token => Parallel.ForEachAsync(
                dump.NewTableFilesAsync(token), new ParallelOptions { MaxDegreeOfParallelism = options.Jobs * 2, CancellationToken = token },
                async (file, inner) =>
                {
                    _files.Add(await upload.StoreFileAsync(file.Path, file.Complete, inner));
                    progress?.Report(new ProgressReport("dump", Math.Min(1.0, (double)_files.Count / tables), $"{_files.Count} of {tables} tables"));
                }),
        ], cancellationToken);
        var toc = Path.Combine(dump.Path, "toc.dat");
        await Parallel.ForEachAsync(dump.OtherFiles().Where(f => f != toc).ToList(), new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken },
            async (file, token) => _files.Add(await upload.StoreFileAsync(file, Task.CompletedTask, token)));
        _files.Add(await upload.StoreFileAsync(toc, Task.CompletedTask, cancellationToken));
        if (dump.FindCutFile(_files.Select(f => (f.Name, f.File.SizeBytes))) is { } cut)
            throw new CorruptedException($"The file {cut} was stored before pg_dump had written all of it; the backup was not published.", "Run the backup again, with --jobs 1 if it happens again.");
    }

    private async Task DumpStreamAsync(SnapshotSession snapshot, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await using var tool = RunningTool.Start(DumpCommand.Make(prepared, options, _url, snapshot.SnapshotId, Encoding, null));
        var upload = new ArchiveUpload(store, address, fingerprint: false);
        // The end of the stream is not success: the exit code is read before the store publishes the object.
        var file = await upload.StoreAsync(BackupFiles.ArchiveFile, tool.StandardOutput, null, tool.EnsureSuccessAsync, cancellationToken);
        DumpTook = clock.GetElapsedTime(started);
        _files.Add(new UploadedFile(file, BackupFiles.ArchiveFile, null, null));
    }

    private async Task ReadDatabaseAsync(SnapshotSession snapshot, CancellationToken cancellationToken)
    {
        var connection = snapshot.Connection;
        try
        {
            _parts = await InventoryParts.ReadAsync(connection, snapshot.Relations, prepared.Server.IsReplica, !IsDirectory && _full, Encoding, cancellationToken);
            _counted = await CountedTable.ReadAllAsync(
                connection, _parts.Compared, fingerprint: !IsDirectory && _full, Encoding, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            var failure = ServerFailure.Translate(e, _url, "counting rows");
            throw failure is UnreachableException
                ? new UnreachableException($"The session that holds the backup's locks and snapshot was lost: {failure.Message}", failure.Hint, e) : failure;
        }
    }

    private async Task<Manifest> PublishAsync(SnapshotSession snapshot, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var archive = IsDirectory
            ? ArchiveInput.At(Path.Combine(folder, BackupFiles.ArchiveFolder))
            : ArchiveInput.From(token => store.OpenReadAsync(KeyLayout.FileKey(address.Class, address.Database, address.Id, BackupFiles.ArchiveFile), token));
        var toc = await ArchiveToc.ReadAsync(prepared.Tools, archive, cancellationToken);
        var sequences = await toc.ReadSequencesAsync(prepared.Tools, archive, folder, cancellationToken);
        var tables = new TableProof(toc, _files, prepared.Compress, IsDirectory && _full).Combine(_counted.Values);
        var inventory = _parts!.ToInventory(tables, sequences, IsDirectory && _full ? _files : null);
        var archiveFiles = _files.Select(f => f.File).ToList();
        var upload = new ArchiveUpload(store, address, fingerprint: false);
        var inventoryFile = await upload.StoreAsync(
            BackupFiles.Inventory, new MemoryStream(CanonicalJson.Write(inventory)), null, null, cancellationToken);
        var manifest = new Manifest
        {
            Id = address.Id,
            Class = address.Class,
            Database = address.Database,
            StartedAt = startedAt,
            SnapshotAt = snapshot.TakenAt,
            FinishedAt = clock.GetUtcNow(),
            Format = options.Format,
            Compression = prepared.Compress,
            Fingerprint = _full ? "full" : "counts",
            FingerprintReason = options.Fingerprint == "full" && !_full
                ? $"The database is larger than {options.FingerprintLimitBytes / 1e9:0} GB, the limit for fingerprints." : null,
            ArchiveEncoding = Encoding,
            Source = Source(snapshot),
            Tools = new Dictionary<string, string>
            {
                ["pmo-backup"] = ProductVersion.Text,
                ["pg_dump"] = prepared.Tools.Version,
                ["dotnet"] = Environment.Version.ToString(),
            },
            Labels = options.Labels,
            Totals = new BackupTotals(tables.Count, tables.Sum(t => t.Rows), archiveFiles.Sum(f => f.SizeBytes), prepared.Server.DatabaseSizeBytes),
            SchemaDigest = CatalogReader.SchemaDigest(inventory.Objects),
            Files = [.. archiveFiles.Append(inventoryFile).OrderBy(f => f.Path, StringComparer.Ordinal)],
        };
        var bytes = ManifestDocument.Write(manifest);
        await store.PutAsync(KeyLayout.ManifestKey(address.Class, address.Database, address.Id), bytes, cancellationToken);
        return ManifestDocument.Read(bytes, address);
    }

    private SourceServer Source(SnapshotSession snapshot) => new()
    {
        Host = _url.Host,
        Port = _url.Port,
        Version = prepared.Server.Version,
        VersionNumber = prepared.Server.VersionNumber,
        SystemIdentifier = prepared.Server.SystemIdentifier,
        Timeline = prepared.Server.Timeline,
        IsReplica = prepared.Server.IsReplica,
        Lsn = snapshot.Lsn,
        Encoding = prepared.Server.Encoding,
        Collate = prepared.Server.Collate,
        CType = prepared.Server.CType,
        User = prepared.Server.User,
    };
}
