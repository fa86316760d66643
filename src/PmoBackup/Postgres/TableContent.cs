using System.Globalization;
using System.IO.Hashing;
using Npgsql;
using PmoBackup.Catalog;

namespace PmoBackup.Postgres;

/// <summary>Reads what tables and large objects hold, on a live server.</summary>
/// <param name="connection">An open session with pinned settings.</param>
/// <param name="encoding">The encoding of the rows: that of the archive.</param>
public sealed class TableContent(NpgsqlConnection connection, string encoding)
{
    private const int LargeObjectPieceBytes = 1024 * 1024;

    /// <summary>Counts the rows of a table, its children not included.</summary>
    /// <param name="table">Schema and name, for SQL.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<long> CountAsync(string table, CancellationToken cancellationToken) =>
        connection.ScalarAsync<long>($"SELECT count(*) FROM ONLY {table}", cancellationToken);

    /// <summary>Counts and fingerprints the rows of a table from COPY text, as the archive has them.</summary>
    /// <param name="table">Schema and name, for SQL.</param>
    /// <param name="columns">The columns in the archive's order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RowFingerprint> FingerprintAsync(string table, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var fingerprint = new RowFingerprint();
        await connection.ExecuteAsync($"SET client_encoding TO {SqlName.Literal(encoding)}", cancellationToken);
        var list = columns.Count == 0 ? "" : $" ({string.Join(", ", columns.Select(SqlName.Quote))})";
        using (var reader = await connection.BeginTextExportAsync($"COPY {table}{list} TO STDOUT", cancellationToken))
            await fingerprint.AppendAsync(((StreamReader)reader).BaseStream, cancellationToken);
        await connection.ExecuteAsync("SET client_encoding TO 'UTF8'", cancellationToken);
        return fingerprint;
    }

    /// <summary>Counts large objects, and fingerprints them if asked to.</summary>
    /// <param name="withContent">Whether to read them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LargeObjectsEntry> ReadLargeObjectsAsync(bool withContent, CancellationToken cancellationToken)
    {
        var oids = await connection.ListAsync("SELECT oid FROM pg_catalog.pg_largeobject_metadata ORDER BY oid",
            row => row.GetFieldValue<uint>(0), cancellationToken);
        if (!withContent)
            return new LargeObjectsEntry(oids.Count, null);
        UInt128 sum = 0;
        foreach (var oid in oids)
        {
            var hash = LargeObjectHash(oid);
            for (long offset = 0; ; offset += LargeObjectPieceBytes)
            {
                var piece = await connection.ScalarAsync<byte[]>(
                    $"SELECT pg_catalog.lo_get({oid.ToString(CultureInfo.InvariantCulture)}, {offset.ToString(CultureInfo.InvariantCulture)}, {LargeObjectPieceBytes})",
                    cancellationToken);
                hash.Append(piece);
                if (piece.Length < LargeObjectPieceBytes)
                    break;
            }
            sum += hash.GetCurrentHashAsUInt128();
        }
        return new LargeObjectsEntry(oids.Count, RowFingerprint.Format(sum));
    }

    /// <summary>Begins the hash of one large object: its id comes first, then its bytes.</summary>
    /// <param name="oid">Its object id, which a restore keeps.</param>
    internal static XxHash128 LargeObjectHash(uint oid)
    {
        var hash = new XxHash128();
        hash.Append(BitConverter.GetBytes(oid));
        return hash;
    }
}
