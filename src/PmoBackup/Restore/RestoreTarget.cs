using Npgsql;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>What a restore needs to know about its target before it touches it.</summary>
/// <param name="Url">The database that will be restored into.</param>
/// <param name="Server">Its server.</param>
/// <param name="Exists">Whether the database exists.</param>
/// <param name="Objects">How many objects of users it holds; 0 for an empty one.</param>
/// <param name="OtherSessions">How many other sessions are connected to it.</param>
/// <param name="Extensions">Extensions that the server could install.</param>
public sealed record RestoreTarget(
    DatabaseUrl Url, ServerIdentity Server, bool Exists, long Objects, long OtherSessions, IReadOnlySet<string> Extensions)
{
    /// <summary>The purpose of this process's sessions, which tells them from those of another restore.</summary>
    internal static readonly string Purpose = $"restore {System.Security.Cryptography.RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    // Of the sessions of others a role without special rights sees no more than the database and the role. Our own earlier
    // sessions may still be ending.
    internal static readonly string OtherSessionsQuery = $"""
        SELECT count(*) FROM pg_catalog.pg_stat_activity
         WHERE datname = $1 AND pid <> pg_catalog.pg_backend_pid() AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'
           AND application_name IS DISTINCT FROM '{ServerConnection.ApplicationName(Purpose)}'
        """;

    /// <summary>What emptying it would have to remove and the role may not, for instance <c>table public.note</c>.</summary>
    public IReadOnlyList<string> Undroppable { get; init; } = [];

    /// <summary>The address that the server says it has; null over a Unix socket.</summary>
    public string? ServerAddress { get; init; }

    /// <summary>The port that goes with <see cref="ServerAddress"/>.</summary>
    public int? ServerPort { get; init; }

    /// <summary>Looks at a target.</summary>
    /// <param name="options">The options of the restore.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Errors.PmoException">It cannot be reached.</exception>
    public static async Task<RestoreTarget> ReadAsync(RestoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var connection = await ServerConnection.OpenAsync(options.Target, Purpose, cancellationToken);
        try
        {
            var url = options.Create is null ? options.Target : options.Target.WithDatabase(options.Create);
            var exists = options.Create is null || await connection.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = $1)", cancellationToken, options.Create);
            var extensions = await connection.ListAsync("SELECT name::text FROM pg_catalog.pg_available_extensions", row => row.GetString(0), cancellationToken);
            var (address, port) = await ProtectedHosts.ReadAddressAsync(connection, cancellationToken);
            return new RestoreTarget(
                url,
                await ServerIdentity.ReadAsync(connection, cancellationToken) with { Database = url.Database },
                exists,
                options.Create is null ? await CountObjectsAsync(connection, cancellationToken) : 0,
                await connection.ScalarAsync<long>(OtherSessionsQuery, cancellationToken, url.Database),
                extensions.ToHashSet())
            {
                Undroppable = options.Clean ? await new DatabaseContents(connection).ReadObstaclesAsync(cancellationToken) : [],
                ServerAddress = address,
                ServerPort = port,
            };
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, options.Target, "looking at the target");
        }
    }

    // The schema public itself is in every new database; large objects have no schema.
    private static async Task<long> CountObjectsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await new CatalogReader(connection).ReadObjectsAsync(cancellationToken)).Count(o => o is not { Kind: "schema", Identity: "public" })
        + await connection.ScalarAsync<long>("SELECT count(*) FROM pg_catalog.pg_largeobject_metadata", cancellationToken);
}
