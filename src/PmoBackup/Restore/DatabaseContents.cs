using Npgsql;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>Removes what users put into a database, and says beforehand what a role may not remove.</summary>
/// <param name="connection">A session of that database.</param>
internal sealed class DatabaseContents(NpgsqlConnection connection)
{
    private const int TablesAtOnce = 100;

    // What others own is not ours to drop, and often not ours to make again: extensions stay, with what they need, and so do
    // the schemas that hold one. The schema public stays where it is another's (PostgreSQL 14), or could not be made again.
    // A role that every cluster begins with leaves no trace in pg_shdepend: what has no owner there is of that role.
    private const string Parts = """
        WITH RECURSIVE kept AS (
            SELECT oid, extnamespace FROM pg_catalog.pg_extension WHERE extname = 'plpgsql' OR NOT pg_catalog.pg_has_role(extowner, 'USAGE')
            UNION
            SELECT e.oid, e.extnamespace FROM kept k
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_extension'::regclass AND d.objid = k.oid AND d.refclassid = d.classid
              JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
        ), member AS (
            SELECT classid, objid, refobjid AS extension FROM pg_catalog.pg_depend WHERE deptype = 'e'
        ), space AS (
            SELECT n.oid, n.nspname, pg_catalog.pg_has_role(n.nspowner, 'USAGE') AS owned,
                   EXISTS (SELECT FROM kept k WHERE k.extnamespace = n.oid)
                   OR EXISTS (SELECT FROM member m JOIN kept k ON k.oid = m.extension WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
                   OR (n.nspname = 'public' AND NOT (pg_catalog.pg_has_role(n.nspowner, 'USAGE')
                       AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'))) AS stays
              FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ), content AS (
            SELECT d.classid, d.objid, s.owned OR pg_catalog.pg_has_role(coalesce(o.refobjid, 10), 'USAGE') AS droppable
              FROM space s
              JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = s.oid
               AND d.deptype = 'n' AND d.objsubid = 0 AND d.classid <> 'pg_catalog.pg_extension'::regclass
              LEFT JOIN pg_catalog.pg_shdepend o ON o.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
               AND o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0 AND o.deptype = 'o'
             WHERE s.stays AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classid AND m.objid = d.objid)
               -- What is a part of something else, as the functions of a range type are, goes with that.
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend p WHERE p.classid = d.classid AND p.objid = d.objid AND p.deptype = 'i')
        ), loose AS (
            SELECT classid, oid, owner, name FROM (
                SELECT 'pg_catalog.pg_event_trigger'::regclass AS classid, oid, evtowner AS owner, evtname AS name FROM pg_catalog.pg_event_trigger
                UNION ALL SELECT 'pg_catalog.pg_foreign_server'::regclass, oid, srvowner, srvname FROM pg_catalog.pg_foreign_server
                UNION ALL SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid, fdwowner, fdwname FROM pg_catalog.pg_foreign_data_wrapper
            ) AS every WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = every.classid AND m.objid = every.oid)
        )
        """;

    /// <summary>What stands in the way of emptying the database, in words.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<string>> ReadObstaclesAsync(CancellationToken cancellationToken) => NamesAsync($"""
        {Parts}
        SELECT 'schema ' || pg_catalog.quote_ident(s.nspname) FROM space s WHERE NOT s.stays AND NOT s.owned
         AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = s.oid)
        UNION ALL SELECT i.type || ' ' || i.identity FROM content c CROSS JOIN LATERAL pg_catalog.pg_identify_object(c.classid, c.objid, 0) i WHERE NOT c.droppable
        UNION ALL SELECT i.type || ' ' || i.identity FROM loose l CROSS JOIN LATERAL pg_catalog.pg_identify_object(l.classid, l.oid, 0) i
         WHERE NOT pg_catalog.pg_has_role(l.owner, 'USAGE')
        UNION ALL SELECT 'large object ' || oid FROM pg_catalog.pg_largeobject_metadata WHERE NOT pg_catalog.pg_has_role(lomowner, 'USAGE')
        UNION ALL SELECT 'schema public, in which it may not create' FROM space s WHERE s.nspname = 'public' AND s.stays
         AND NOT (pg_catalog.has_schema_privilege(s.oid, 'USAGE') AND pg_catalog.has_schema_privilege(s.oid, 'CREATE'))
        UNION ALL SELECT 'schema public, which is not there and which it may not create' WHERE NOT EXISTS (SELECT FROM space WHERE nspname = 'public')
         AND NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
        """, cancellationToken);

    /// <summary>Removes every object of users. Tables go in small groups, so that the server's lock table is large enough.</summary>
    /// <param name="major">The server's major version.</param>
    /// <param name="cancellationToken">Gives up; part of it is gone then.</param>
    public async Task EmptyAsync(int major, CancellationToken cancellationToken)
    {
        // Event triggers first of all, since they could watch over everything else.
        await DropAsync("EVENT TRIGGER", Loose("pg_event_trigger"), cancellationToken);
        foreach (var tables in (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Where(r => r.IsLockable).Chunk(TablesAtOnce))
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {string.Join(", ", tables.Select(t => t.SqlName))} CASCADE", cancellationToken);
        await DropAsync("EXTENSION", "SELECT quote_ident(extname) FROM pg_catalog.pg_extension WHERE oid NOT IN (SELECT oid FROM kept)", cancellationToken);
        await DropAsync("SCHEMA", "SELECT quote_ident(nspname) FROM space WHERE NOT stays", cancellationToken);
        await DropAsync("SERVER", Loose("pg_foreign_server"), cancellationToken);
        await DropAsync("FOREIGN DATA WRAPPER", Loose("pg_foreign_data_wrapper"), cancellationToken);
        foreach (var item in await NamesAsync($"""
            {Parts}
            SELECT CASE WHEN i.type IN ('function', 'procedure', 'aggregate') THEN 'ROUTINE' WHEN i.type = 'composite type' THEN 'TYPE'
                        WHEN i.type = 'statistics object' THEN 'STATISTICS' ELSE upper(i.type) END || ' IF EXISTS ' || i.identity
              FROM content c CROSS JOIN LATERAL pg_catalog.pg_identify_object(c.classid, c.objid, 0) i
            """, cancellationToken))
            await connection.ExecuteAsync($"DROP {item} CASCADE", cancellationToken);
        if (!await connection.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'public')", cancellationToken))
            await connection.ExecuteAsync(NewPublic(major), cancellationToken);
        while (await connection.ScalarAsync<long>(
            "SELECT count(pg_catalog.lo_unlink(oid)) FROM (SELECT oid FROM pg_catalog.pg_largeobject_metadata LIMIT 1000) AS piece", cancellationToken) > 0)
        {
        }
    }

    /// <summary>The schemas beside public that emptying leaves in place.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<string>> ReadKeptSchemasAsync(CancellationToken cancellationToken) =>
        NamesAsync($"{Parts} SELECT nspname::text FROM space WHERE stays AND nspname <> 'public'", cancellationToken);

    // As in every new database of that version.
    private static string NewPublic(int major) => major >= 15
        ? "CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'"
        : "CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'";

    private static string Loose(string catalog) => $"SELECT quote_ident(name) FROM loose WHERE classid = 'pg_catalog.{catalog}'::regclass";

    private async Task DropAsync(string kind, string query, CancellationToken cancellationToken)
    {
        foreach (var name in await NamesAsync($"{Parts} {query}", cancellationToken))
            await connection.ExecuteAsync($"DROP {kind} IF EXISTS {name} CASCADE", cancellationToken);
    }

    private Task<List<string>> NamesAsync(string sql, CancellationToken cancellationToken) =>
        connection.ListAsync(sql, row => row.GetString(0), cancellationToken);
}
