using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>Makes, empties, closes and opens the database that is restored into.</summary>
/// <param name="options">The options of the restore.</param>
/// <param name="target">What the target is.</param>
internal sealed class TargetDatabase(RestoreOptions options, RestoreTarget target)
{
    private const int TablesAtOnce = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private bool _publicCouldConnect = true;

    /// <summary>Creates the database. When this throws, there is none, or it is somebody else's.</summary>
    /// <returns>A note about its collation; null where there is nothing to say.</returns>
    public async Task<string?> CreateAsync(SourceServer like, CancellationToken cancellationToken)
    {
        try
        {
            return await OnAsync(options.Target, "creating the database", connection => DatabaseMaker.CreateAsync(connection, target.Url.Database, like, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e.InnerException is not PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation })
        {
            // The server may have been done with it when we stopped waiting.
            await DropAfterAsync(e);
            throw;
        }
    }

    /// <summary>Drops the database that was created here; what was there before is never dropped.</summary>
    public async Task DropAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await OnAsync(options.Target, "dropping the database", async connection =>
        {
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {SqlName.Quote(target.Url.Database)} WITH (FORCE)", patience.Token);
            return true;
        }, patience.Token);
    }

    /// <summary>Drops the database that was created here, after something failed.</summary>
    /// <param name="failure">What failed; told together with a failure to drop.</param>
    public async Task DropAfterAsync(Exception failure)
    {
        try
        {
            await DropAsync();
        }
        catch (Exception e) when (e is PmoException or OperationCanceledException)
        {
            throw new PmoException((failure as PmoException ?? e as PmoException)?.ExitCode ?? ExitCode.Unreachable,
                $"{failure.Message} The new database {target.Url.Database} could not be dropped again: {e.Message}",
                $"Drop it when the server answers: DROP DATABASE {SqlName.Quote(target.Url.Database)} WITH (FORCE)", failure);
        }
    }

    /// <summary>Removes every object of users. Tables go in small groups, so that the server's lock table is large enough.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => OnAsync(target.Url, "emptying the database", async connection =>
    {
        // First of all, since they could watch over everything else.
        foreach (var trigger in await NamesAsync(connection, """
            SELECT evtname::text FROM pg_catalog.pg_event_trigger t WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
             WHERE d.classid = 'pg_catalog.pg_event_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'e')
            """, cancellationToken))
            await connection.ExecuteAsync($"DROP EVENT TRIGGER {SqlName.Quote(trigger)}", cancellationToken);
        foreach (var tables in (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Where(r => r.IsLockable).Chunk(TablesAtOnce))
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {string.Join(", ", tables.Select(t => t.SqlName))} CASCADE", cancellationToken);
        var schemas = await NamesAsync(connection, "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'", cancellationToken);
        foreach (var extension in await NamesAsync(connection, "SELECT extname::text FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'", cancellationToken))
            await connection.ExecuteAsync($"DROP EXTENSION IF EXISTS {SqlName.Quote(extension)} CASCADE", cancellationToken);
        foreach (var schema in schemas)
            await connection.ExecuteAsync($"DROP SCHEMA IF EXISTS {SqlName.Quote(schema)} CASCADE", cancellationToken);
        foreach (var wrapper in await NamesAsync(connection, "SELECT fdwname::text FROM pg_catalog.pg_foreign_data_wrapper", cancellationToken))
            await connection.ExecuteAsync($"DROP FOREIGN DATA WRAPPER {SqlName.Quote(wrapper)} CASCADE", cancellationToken);
        // As in every new database of that version.
        await connection.ExecuteAsync(target.Server.Major >= 15
            ? "CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'"
            : "CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'", cancellationToken);
        while (await connection.ScalarAsync<long>(
            "SELECT count(pg_catalog.lo_unlink(oid)) FROM (SELECT oid FROM pg_catalog.pg_largeobject_metadata LIMIT 1000) AS piece", cancellationToken) > 0)
        {
        }
        return true;
    }, cancellationToken);

    /// <summary>Keeps everybody else out: PUBLIC may no longer connect, and nobody is connected.</summary>
    /// <exception cref="RefusedException">Somebody still could.</exception>
    public Task CloseAsync(CancellationToken cancellationToken) => OnAsync(options.Target, "closing the database", async connection =>
    {
        var name = target.Url.Database;
        _publicCouldConnect = await connection.ScalarAsync<bool>("""
            SELECT d.datacl IS NULL OR EXISTS (SELECT FROM pg_catalog.aclexplode(d.datacl) x WHERE x.grantee = 0 AND x.privilege_type = 'CONNECT')
              FROM pg_catalog.pg_database d WHERE d.datname = $1
            """, cancellationToken, name);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync($"REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM PUBLIC", cancellationToken);
        var others = await connection.ListAsync("""
            SELECT DISTINCT pg_catalog.pg_get_userbyid(x.grantee)::text
              FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.aclexplode(d.datacl) x
             WHERE d.datname = $1 AND x.privilege_type = 'CONNECT' AND (x.grantee = 0 OR (x.grantee <> d.datdba AND x.grantee <> current_user::regrole))
            """, row => row.GetString(0), cancellationToken, name);
        if (others.Count > 0)
            throw new RefusedException($"The database {name} cannot be closed: {string.Join(", ", others)} may connect to it.", $"Revoke it: REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM …");
        await transaction.CommitAsync(cancellationToken);
        if (await connection.ScalarAsync<long>(RestoreTarget.OtherSessionsQuery, cancellationToken, name) is > 0 and var sessions)
        {
            await OpenAsync(cancellationToken);
            throw new RefusedException($"{sessions} other sessions are connected to {name}.", "End them first, or restore into a new database with --create NAME.");
        }
        return true;
    }, cancellationToken);

    /// <summary>Lets PUBLIC connect again, if it could before.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => OnAsync(options.Target, "opening the database", async connection =>
    {
        if (_publicCouldConnect)
            await connection.ExecuteAsync($"GRANT CONNECT ON DATABASE {SqlName.Quote(target.Url.Database)} TO PUBLIC", cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Runs the platform's masking statements, all or none.</summary>
    public async Task MaskAsync(CancellationToken cancellationToken)
    {
        var sql = await File.ReadAllTextAsync(options.MaskFile!, cancellationToken);
        await OnAsync(target.Url, $"masking with {Path.GetFileName(options.MaskFile)}", async connection =>
        {
            await connection.ExecuteAsync("SET search_path TO public", cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(sql, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private static Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) =>
        connection.ListAsync(sql, row => row.GetString(0), cancellationToken);

    private static async Task<T> OnAsync<T>(DatabaseUrl url, string doing, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(url, "restore", cancellationToken);
        try
        {
            return await work(connection);
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, doing);
        }
    }
}
