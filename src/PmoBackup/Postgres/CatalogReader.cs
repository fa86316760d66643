using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PmoBackup.Catalog;

namespace PmoBackup.Postgres;

/// <summary>Reads what a database consists of, apart from its rows.</summary>
/// <param name="connection">An open session; in the backup's snapshot, when a backup is taken.</param>
public sealed class CatalogReader(NpgsqlConnection connection)
{
    /// <summary>Every object that a dump creates, ordered by kind and name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ObjectEntry>> ReadObjectsAsync(CancellationToken cancellationToken)
    {
        var grants = await ReadGrantsAsync(cancellationToken);
        var objects = await connection.ListAsync(ConnectionExtensions.Sql("objects"), row => new ObjectEntry(
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.GetBoolean(4) && grants.TryGetValue((row.GetFieldValue<uint>(5), row.GetFieldValue<uint>(6)), out var found) ? found : [],
            row.IsDBNull(3) ? null : Digest(row.GetString(3))[..16]), cancellationToken);
        return [.. objects.OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Identity, StringComparer.Ordinal)];
    }

    /// <summary>One digest over all definitions, grants and owners apart.</summary>
    /// <param name="objects">As read by <see cref="ReadObjectsAsync"/>.</param>
    public static string SchemaDigest(IEnumerable<ObjectEntry> objects) =>
        Digest(string.Join('\n', objects.Select(o => $"{o.Kind}\t{o.Identity}\t{o.Digest}")));

    /// <summary>Installed extensions.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ExtensionEntry>> ReadExtensionsAsync(CancellationToken cancellationToken) =>
        await connection.ListAsync("""
            SELECT e.extname::text, e.extversion, n.nspname::text
              FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ORDER BY 1
            """, row => new ExtensionEntry(row.GetString(0), row.GetString(1), row.GetString(2)), cancellationToken);

    /// <summary>Indexes that a failed CREATE INDEX CONCURRENTLY left behind: a dump does not contain them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> ReadInvalidIndexesAsync(CancellationToken cancellationToken) =>
        await connection.ListAsync("""
            SELECT i.indexrelid::regclass::text FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
             WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1
            """, row => row.GetString(0), cancellationToken);

    /// <summary>Roles, settings and the like: what a dump of one database leaves out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SurroundingsEntry> ReadSurroundingsAsync(CancellationToken cancellationToken) => new()
    {
        Roles = await connection.ListAsync(ConnectionExtensions.Sql("roles"), row => new RoleEntry(
            row.GetString(0), row.GetFieldValue<string[]>(1), row.GetFieldValue<string[]>(2)), cancellationToken),
        DatabaseOwner = (await NamesAsync(
            "SELECT pg_catalog.pg_get_userbyid(datdba)::text FROM pg_catalog.pg_database WHERE datname = current_database()", cancellationToken))[0],
        DatabaseGrants = await connection.ListAsync("""
            SELECT CASE WHEN x.grantee = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END, x.privilege_type, x.is_grantable
              FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.aclexplode(d.datacl) x
             WHERE d.datname = current_database() ORDER BY 1, 2
            """, row => new GrantEntry(row.GetString(0), row.GetString(1), row.GetBoolean(2), null), cancellationToken),
        Settings = await connection.ListAsync(ConnectionExtensions.Sql("settings"), row => new SettingEntry(
            row.GetBoolean(0), row.GetString(1), row.GetString(2), row.GetString(3)), cancellationToken),
        DefaultPrivileges = await NamesAsync("""
            SELECT format('%s %s %s %s', pg_catalog.pg_get_userbyid(defaclrole), coalesce(n.nspname, '-'), defaclobjtype, defaclacl)
              FROM pg_catalog.pg_default_acl LEFT JOIN pg_catalog.pg_namespace n ON n.oid = defaclnamespace ORDER BY 1
            """, cancellationToken),
        Publications = await NamesAsync("SELECT pubname::text FROM pg_catalog.pg_publication ORDER BY 1", cancellationToken),
        Subscriptions = await NamesAsync("""
            SELECT subname::text FROM pg_catalog.pg_subscription
             WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) ORDER BY 1
            """, cancellationToken),
        ReplicationSlots = await NamesAsync(
            "SELECT slot_name::text FROM pg_catalog.pg_replication_slots WHERE database = current_database() ORDER BY 1", cancellationToken),
        Tablespaces = await NamesAsync("""
            SELECT DISTINCT t.spcname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace
             WHERE c.oid >= 16384 ORDER BY 1
            """, cancellationToken),
    };

    private Task<List<string>> NamesAsync(string sql, CancellationToken cancellationToken) =>
        connection.ListAsync(sql, row => row.GetString(0), cancellationToken);

    private async Task<Dictionary<(uint, uint), GrantEntry[]>> ReadGrantsAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.ListAsync(ConnectionExtensions.Sql("grants"), row => (
            Key: (row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1)),
            Grant: new GrantEntry(row.GetString(3), row.GetString(4), row.GetBoolean(5), row.IsDBNull(2) ? null : row.GetString(2))), cancellationToken);
        return rows.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Select(r => r.Grant).ToArray());
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
