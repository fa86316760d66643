using Npgsql;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>One operation at a time on a database: a session-level advisory lock, which belongs to that database alone.</summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    // "PMOBACKU" in ASCII: a key that nobody else is likely to use.
    private const long Key = 0x504D4F4241434B55;
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly DatabaseUrl _url;

    private AdvisoryLock(NpgsqlConnection connection, DatabaseUrl url) => (_connection, _url) = (connection, url);

    /// <summary>Takes the lock, or says who has it.</summary>
    /// <param name="url">The database; the primary, when a replica is read.</param>
    /// <param name="purpose">What the holder is doing, shown to the next one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BusyException">Somebody else has it.</exception>
    public static async Task<AdvisoryLock> TakeAsync(DatabaseUrl url, string purpose, CancellationToken cancellationToken)
    {
        var connection = await ServerConnection.OpenAsync(url, purpose, cancellationToken);
        try
        {
            if (await connection.ScalarAsync<bool>($"SELECT pg_catalog.pg_try_advisory_lock({Key})", cancellationToken))
                return new AdvisoryLock(connection, url);
            var holders = await connection.ListAsync($"""
                SELECT a.application_name, a.pid, coalesce(a.client_addr::text, 'the server itself'),
                       coalesce(', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC', '')
                  FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                 WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                   AND (l.classid::bigint << 32 | l.objid::bigint) = {Key}
                   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
                """, row => $"'{row.GetString(0)}' (process {row.GetInt32(1)}, from {row.GetString(2)}{row.GetString(3)})", cancellationToken);
            throw new BusyException($"Another backup or restore of {url.Database} is under way: {(holders.Count > 0 ? holders[0] : "it is just ending")}.",
                "Wait for it to end and run the command again.");
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is NpgsqlException or IOException)
                throw ServerFailure.Translate(e, url, "taking the backup's lock");
            throw;
        }
    }

    /// <summary>Looks every second whether the session that holds the lock still lives.</summary>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="UnreachableException">It is lost.</exception>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(WatchInterval, cancellationToken);
            try
            {
                await _connection.ExecuteAsync("SELECT 1", cancellationToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                var cause = ServerFailure.Translate(e, _url, "holding the backup's lock");
                throw new UnreachableException($"The session that holds the backup's lock was lost: {cause.Message}", cause.Hint, e);
            }
        }
    }

    /// <summary>Releases the lock.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
