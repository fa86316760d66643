using Npgsql;

namespace PmoBackup.Postgres;

/// <summary>Which server and database a session is on.</summary>
public sealed record ServerIdentity
{
    /// <summary>The version, for instance <c>16.4</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The version as a number, for instance 160004.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>The cluster's system identifier; shared by copies and recovered instances.</summary>
    public required string SystemIdentifier { get; init; }

    /// <summary>The timeline.</summary>
    public required int Timeline { get; init; }

    /// <summary>Whether this is a replica.</summary>
    public required bool IsReplica { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The database's encoding.</summary>
    public required string Encoding { get; init; }

    /// <summary>The database's collation.</summary>
    public required string Collate { get; init; }

    /// <summary>The database's character classification.</summary>
    public required string CType { get; init; }

    /// <summary>The size on disk in bytes, indexes included.</summary>
    public required long DatabaseSizeBytes { get; init; }

    /// <summary>The role that asks.</summary>
    public required string User { get; init; }

    /// <summary>The process id that the server itself gives for this session; a pooler announces another one.</summary>
    public required int BackendPid { get; init; }

    /// <summary>The server's clock, UTC.</summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>The major version, for instance 16.</summary>
    public int Major => VersionNumber / 10_000;

    /// <summary>Asks the server of a session.</summary>
    /// <param name="connection">An open session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServerIdentity> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.ListAsync(ConnectionExtensions.Sql("identity"), row => new ServerIdentity
        {
            Version = row.GetString(0).Split(' ')[0],
            VersionNumber = row.GetInt32(1),
            SystemIdentifier = row.GetString(2),
            Timeline = row.GetInt32(3),
            IsReplica = row.GetBoolean(4),
            Database = row.GetString(5),
            Encoding = row.GetString(6),
            Collate = row.GetString(7),
            CType = row.GetString(8),
            DatabaseSizeBytes = row.GetInt64(9),
            User = row.GetString(10),
            BackendPid = row.GetInt32(11),
            Clock = new DateTimeOffset(row.GetDateTime(12), TimeSpan.Zero),
        }, cancellationToken);
        return rows.Single();
    }
}
