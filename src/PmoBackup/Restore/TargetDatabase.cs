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

    /// <summary>Creates the database.</summary>
    /// <returns>A note about its collation; null where there is nothing to say.</returns>
    public Task<string?> CreateAsync(SourceServer like, CancellationToken cancellationToken) =>
        OnAsync(options.Target, "creating the database", connection => DatabaseMaker.CreateAsync(connection, target.Url.Database, like, cancellationToken), cancellationToken);

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

    /// <summary>Removes every object of users. Tables go in small groups, so that the server's lock table is large enough.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => OnAsync(target.Url, "emptying the database", async connection =>
    {
        foreach (var tables in (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Where(r => r.IsLockable).Chunk(TablesAtOnce))
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {string.Join(", ", tables.Select(t => t.SqlName))} CASCADE", cancellationToken);
        foreach (var trigger in await NamesAsync(connection, "SELECT evtname::text FROM pg_catalog.pg_event_trigger", cancellationToken))
            await connection.ExecuteAsync($"DROP EVENT TRIGGER {SqlName.Quote(trigger)}", cancellationToken);
        var schemas = await NamesAsync(connection, "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'", cancellationToken);
        foreach (var extension in await NamesAsync(connection, "SELECT extname::text FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'", cancellationToken))
            await connection.ExecuteAsync($"DROP EXTENSION IF EXISTS {SqlName.Quote(extension)} CASCADE", cancellationToken);
        foreach (var schema in schemas)
            await connection.ExecuteAsync($"DROP SCHEMA IF EXISTS {SqlName.Quote(schema)} CASCADE", cancellationToken);
        await connection.ExecuteAsync("CREATE SCHEMA public", cancellationToken);
        while (await connection.ScalarAsync<long>(
            "SELECT count(pg_catalog.lo_unlink(oid)) FROM (SELECT oid FROM pg_catalog.pg_largeobject_metadata LIMIT 1000) some", cancellationToken) > 0)
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
        await connection.ExecuteAsync($"REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM PUBLIC", cancellationToken);
        var others = await connection.ListAsync("""
            SELECT DISTINCT pg_catalog.pg_get_userbyid(x.grantee)::text
              FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.aclexplode(d.datacl) x
             WHERE d.datname = $1 AND x.privilege_type = 'CONNECT' AND (x.grantee = 0 OR (x.grantee <> d.datdba AND x.grantee <> current_user::regrole))
            """, row => row.GetString(0), cancellationToken, name);
        return others.Count == 0 ? true : throw new RefusedException(
            $"The database {name} cannot be closed: {string.Join(", ", others)} may connect to it.", $"Revoke it: REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM …");
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
