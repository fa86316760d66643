using Npgsql;

namespace PmoBackup.Postgres;

/// <summary>One relation of a user's schema: a table, a partitioned or foreign table, a materialized view or a sequence.</summary>
/// <param name="Oid">Its object id.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>relkind</c>: r, p, f, m or S.</param>
/// <param name="Persistence"><c>relpersistence</c>: p permanent, u unlogged, t temporary.</param>
/// <param name="Columns">Columns that hold data of their own; generated ones are left out, as pg_dump does.</param>
/// <param name="InExtension">Whether an extension made it.</param>
/// <param name="SchemaUsable">Whether our role has USAGE on its schema.</param>
/// <param name="Selectable">Whether our role has SELECT on it.</param>
/// <param name="HiddenRows">Whether row security would hide rows from our role.</param>
public sealed record RelationInfo(
    uint Oid, string Schema, string Name, char Kind, char Persistence, IReadOnlyList<string> Columns,
    bool InExtension, bool SchemaUsable, bool Selectable, bool HiddenRows)
{
    /// <summary>Schema and name, for SQL.</summary>
    public string SqlName => Postgres.SqlName.Qualify(Schema, Name);

    /// <summary>Schema and name, for people.</summary>
    public string DisplayName => Postgres.SqlName.Display(Schema, Name);

    /// <summary>Whether a dump locks it and LOCK TABLE accepts it.</summary>
    public bool IsLockable => Kind is 'r' or 'p' && !InExtension;

    /// <summary>Whether a dump has to read it, and our role may not, or would not see every row.</summary>
    public bool IsUnreadable => Kind is 'r' or 'p' or 'S' && !InExtension && !(SchemaUsable && Selectable && !HiddenRows);

    /// <summary>Whether it holds rows that are compared after a restore.</summary>
    public bool IsCompared => Kind == 'r' && !InExtension;

    /// <summary>Reads every relation of user schemas.</summary>
    /// <param name="connection">An open session; in a snapshot, if that is what is wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<List<RelationInfo>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ListAsync(ConnectionExtensions.Sql("relations"), row => new RelationInfo(
            row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.GetString(3)[0], row.GetString(4)[0],
            row.GetFieldValue<string[]>(5), row.GetBoolean(6), row.GetBoolean(7), row.GetBoolean(8), row.GetBoolean(9)), cancellationToken);
}
