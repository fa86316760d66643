using Npgsql;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>A table as the server counts it, in the backup's snapshot.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Fingerprint">Their fingerprint where the server was asked for it; null where the archive tells it.</param>
/// <param name="SizeBytes">Bytes on disk, TOAST included, indexes not.</param>
internal sealed record CountedTable(RelationInfo Table, long Rows, string? Fingerprint, long SizeBytes)
{
    public static async Task<Dictionary<uint, CountedTable>> ReadAllAsync(
        NpgsqlConnection connection, IEnumerable<RelationInfo> tables, bool fingerprint, string encoding, CancellationToken cancellationToken)
    {
        var sizes = await connection.ListAsync(
            "SELECT oid, pg_catalog.pg_table_size(oid) FROM pg_catalog.pg_class WHERE relkind = 'r' AND oid >= 16384",
            row => (Oid: row.GetFieldValue<uint>(0), Size: row.IsDBNull(1) ? 0 : row.GetInt64(1)), cancellationToken);
        var sizeOf = sizes.ToDictionary(s => s.Oid, s => s.Size);
        var content = new TableContent(connection, encoding);
        var counted = new Dictionary<uint, CountedTable>();
        foreach (var table in tables)
        {
            var found = fingerprint ? await content.FingerprintAsync(table.SqlName, table.Columns, cancellationToken) : null;
            var rows = found?.Rows ?? await content.CountAsync(table.SqlName, cancellationToken);
            counted.Add(table.Oid, new CountedTable(table, rows, found?.Text, sizeOf.GetValueOrDefault(table.Oid)));
        }
        return counted;
    }
}
