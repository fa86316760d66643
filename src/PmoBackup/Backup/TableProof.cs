using System.Globalization;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>Brings together what the server counted and what the archive holds; they must agree.</summary>
/// <param name="toc">The archive's table of contents.</param>
/// <param name="files">The stored files.</param>
/// <param name="compression">The archive's compression.</param>
/// <param name="fromArchive">Whether rows were read from the archive.</param>
internal sealed class TableProof(ArchiveToc toc, IEnumerable<UploadedFile> files, string compression, bool fromArchive)
{
    private readonly Dictionary<string, UploadedFile> _files = files.ToDictionary(f => f.Name);
    private readonly IReadOnlyDictionary<uint, int> _dumpIds = toc.TableData;

    /// <summary>The tables of the inventory.</summary>
    /// <exception cref="CorruptedException">The archive lacks a table, or has other rows than the server.</exception>
    public IReadOnlyList<TableEntry> Combine(IEnumerable<CountedTable> tables) =>
        [.. tables.Select(Combine).OrderBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)];

    private TableEntry Combine(CountedTable counted)
    {
        var table = counted.Table;
        if (!_dumpIds.TryGetValue(table.Oid, out var dumpId))
            throw Wrong(table, "is not in the archive");
        var name = $"{dumpId.ToString(CultureInfo.InvariantCulture)}.dat{ArchiveRows.Ending(compression)}";
        if (!_files.TryGetValue(name, out var file))
        {
            return _files.ContainsKey(BackupFiles.ArchiveFile)
                ? Entry(counted, counted.Fingerprint, null)
                : throw Wrong(table, $"has no file {name} in the archive");
        }
        if (fromArchive && file.Rows!.Rows != counted.Rows)
            throw Wrong(table, $"has {file.Rows.Rows} rows in the archive and {counted.Rows} on the server");
        return Entry(counted, fromArchive ? file.Rows!.Text : null, file.File.Path);
    }

    private static TableEntry Entry(CountedTable counted, string? fingerprint, string? file) => new(
        counted.Table.Oid, counted.Table.Schema, counted.Table.Name, counted.Table.Columns, counted.Rows, fingerprint, counted.SizeBytes, file);

    private static CorruptedException Wrong(RelationInfo table, string what) => new(
        $"The table {table.DisplayName} {what}; the backup was not published.", "Run the backup again; if it happens again, report it with the output of `pmo-backup doctor`.");
}
