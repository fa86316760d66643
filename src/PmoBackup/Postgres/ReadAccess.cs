using Npgsql;

namespace PmoBackup.Postgres;

/// <summary>What a role cannot read of a database, and what to type so that it can.</summary>
/// <param name="Unreadable">What it cannot read, by name.</param>
/// <param name="Grants">The statements for an administrator; empty where nothing is missing.</param>
internal sealed record ReadAccess(IReadOnlyList<string> Unreadable, string Grants)
{
    private const int NamesShown = 5;

    /// <summary>The first few names, and how many more there are.</summary>
    public string Names => string.Join(", ", Unreadable.Take(NamesShown)) + (Unreadable.Count > NamesShown ? $" and {Unreadable.Count - NamesShown} more" : "");

    /// <summary>Looks at every table, sequence and large object.</summary>
    /// <param name="connection">A session of the role.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReadAccess> ReadAsync(NpgsqlConnection connection, string role, CancellationToken cancellationToken)
    {
        var relations = (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Where(r => r.IsUnreadable).ToList();
        var largeObjects = await connection.ListAsync("""
            SELECT m.oid FROM pg_catalog.pg_largeobject_metadata m
             WHERE current_setting('is_superuser') = 'off' AND current_setting('lo_compat_privileges') = 'off'
               AND NOT pg_catalog.pg_has_role(m.lomowner, 'USAGE')
               AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(m.lomacl) x
                                WHERE x.privilege_type = 'SELECT' AND (x.grantee = 0 OR pg_catalog.pg_has_role(x.grantee, 'USAGE')))
             ORDER BY m.oid
            """, row => row.GetFieldValue<uint>(0), cancellationToken);
        var grants = new List<string>();
        if (relations.Count > 0)
            grants.Add($"GRANT pg_read_all_data TO {SqlName.Quote(role)};");
        if (relations.Any(r => r.HiddenRows))
            grants.Add($"ALTER ROLE {SqlName.Quote(role)} BYPASSRLS;");
        if (largeObjects.Count > 0)
            grants.Add($"GRANT SELECT ON LARGE OBJECT {string.Join(", ", largeObjects.Take(NamesShown))}{(largeObjects.Count > NamesShown ? ", …" : "")} TO {SqlName.Quote(role)};");
        return new ReadAccess(
            [.. relations.Select(r => r.HiddenRows ? $"every row of {r.DisplayName} (row security)" : r.DisplayName), .. largeObjects.Select(o => $"large object {o}")],
            string.Join(' ', grants));
    }
}
