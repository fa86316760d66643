using Npgsql;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>The session that a backup stands on: it holds ACCESS SHARE on every table, and the snapshot.</summary>
/// <remarks>TRUNCATE does not respect snapshots, so the locks come before the snapshot is taken. As long as this session
/// lives nothing can be dropped, truncated or altered; when it dies, so must the backup.</remarks>
public sealed class SnapshotSession : IAsyncDisposable
{
    // An attempt that fails takes milliseconds, and applications that make and drop tables all day are common.
    private const int Attempts = 50;
    private const int TablesPerLock = 500;
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly DatabaseUrl _url;

    // Taken while the session lives: a connection that was lost no longer tells it.
    private readonly int _backendPid;

    private SnapshotSession(NpgsqlConnection connection, DatabaseUrl url) =>
        (_connection, _url, _backendPid) = (connection, url, connection.ProcessID);

    /// <summary>The name by which other sessions import the snapshot.</summary>
    public string SnapshotId { get; private set; } = "";

    /// <summary>When the snapshot was taken, by the server's clock, UTC.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>The WAL position: written on a primary, replayed on a replica.</summary>
    public string Lsn { get; private set; } = "";

    /// <summary>Every relation that the snapshot sees.</summary>
    public IReadOnlyList<RelationInfo> Relations { get; private set; } = [];

    /// <summary>Opens a session, locks every table, and exports a snapshot.</summary>
    /// <param name="url">The database.</param>
    /// <param name="purpose">Shown to whoever looks for the holder of the locks.</param>
    /// <param name="lockWait">How long to wait for tables that others hold exclusively.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BusyException">A table stayed locked, or tables kept changing.</exception>
    public static async Task<SnapshotSession> OpenAsync(
        DatabaseUrl url, string purpose, TimeSpan lockWait, CancellationToken cancellationToken)
    {
        var connection = await ServerConnection.OpenAsync(url, purpose, cancellationToken);
        var session = new SnapshotSession(connection, url);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await session.TryTakeAsync(lockWait, cancellationToken))
                    return session;
                if (attempt == Attempts)
                    throw new BusyException($"Tables are being created and dropped so fast that none of {Attempts} attempts could lock all of them.",
                        "Run the backup when no migration is under way.");
            }
        }
        catch (Exception e)
        {
            await session.DisposeAsync();
            if (e is PostgresException { SqlState: PostgresErrorCodes.OutOfMemory })
                throw await LockLimit.ExplainAsync(url, e, cancellationToken);
            if (e is NpgsqlException or IOException)
                throw ServerFailure.Translate(e, url, "locking the tables");
            throw;
        }
    }

    /// <summary>The session itself, for reading in the snapshot. Another session would wait behind DDL that waits for this one.</summary>
    internal NpgsqlConnection Connection => _connection;

    /// <summary>Looks every second whether this session lives, and whether somebody's DDL waits behind its locks.</summary>
    /// <param name="yieldToDdl">How long a waiting statement is let wait before the backup gives way.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="BusyException">The backup gives way.</exception>
    /// <exception cref="WorkerLockException">pg_dump itself waits behind it: nobody would ever go on.</exception>
    /// <exception cref="UnreachableException">The session is lost, and with it the snapshot and the locks.</exception>
    public async Task WatchAsync(TimeSpan yieldToDdl, CancellationToken cancellationToken)
    {
        await using var watcher = await ServerConnection.OpenAsync(_url, "watch", cancellationToken);
        while (true)
        {
            await Task.Delay(WatchInterval, cancellationToken);
            var waiting = await LongestWaiterAsync(watcher, cancellationToken);
            if (waiting is { HoldsUsUp: true } holder)
                throw new WorkerLockException($"process {holder.Pid} waits for {holder.Mode} on {holder.Relation}, and pg_dump waits behind it.");
            if (waiting is { } waiter && waiter.Waited >= yieldToDdl)
            {
                throw new BusyException(
                    $"The backup gave way: process {waiter.Pid} has waited {waiter.Waited.TotalSeconds:0} s for {waiter.Mode} on {waiter.Relation}, and everybody behind it.",
                    "Run the backup again after the migration, or let it wait longer with --yield-to-ddl.");
            }
        }
    }

    /// <summary>Ends the session: locks and snapshot are gone.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // pg_dump waiting for somebody who waits for us: the server sees no deadlock, since our sessions are strangers to it.
    private async Task<(int Pid, string Mode, string Relation, TimeSpan Waited, bool HoldsUsUp)?> LongestWaiterAsync(
        NpgsqlConnection watcher, CancellationToken cancellationToken)
    {
        try
        {
            if (!await watcher.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_catalog.pg_stat_get_activity($1))", cancellationToken, _backendPid))
                throw new UnreachableException("The session that holds the backup's locks and snapshot was lost.", "Run the backup again; nothing half-done was kept.");
            var waiters = await watcher.ListAsync("""
                SELECT l.pid, l.mode, coalesce(l.relation::regclass::text, '?'),
                       coalesce(extract(epoch FROM clock_timestamp() - l.waitstart), 0)::float8,
                       EXISTS (SELECT FROM pg_catalog.pg_stat_get_activity(NULL) a
                                WHERE a.application_name = $2 AND a.datid = l.database
                                  AND l.pid = ANY (pg_catalog.pg_blocking_pids(a.pid))) AS holds_us_up
                  FROM pg_catalog.pg_locks l
                 WHERE NOT l.granted AND $1 = ANY (pg_catalog.pg_blocking_pids(l.pid))
                 ORDER BY 5 DESC, 4 DESC LIMIT 1
                """, row => (row.GetInt32(0), row.GetString(1), row.GetString(2), TimeSpan.FromSeconds(row.GetDouble(3)), row.GetBoolean(4)),
                cancellationToken, _backendPid, ServerConnection.ApplicationName("pg_dump"));
            return waiters.Count == 0 ? null : waiters[0];
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, _url, "watching the backup's session");
        }
    }

    private async Task<bool> TryTakeAsync(TimeSpan lockWait, CancellationToken cancellationToken)
    {
        var before = await RelationInfo.ReadAllAsync(_connection, cancellationToken);
        var locked = before.Where(r => r.IsLockable).ToList();
        await _connection.ExecuteAsync(
            $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = {(long)lockWait.TotalMilliseconds};"
            + "SET LOCAL max_parallel_workers_per_gather = 0", cancellationToken);
        try
        {
            foreach (var tables in locked.Chunk(TablesPerLock))
                await _connection.ExecuteAsync(
                    $"LOCK TABLE ONLY {string.Join(", ONLY ", tables.Select(t => t.SqlName))} IN ACCESS SHARE MODE", cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.WrongObjectType or PostgresErrorCodes.DeadlockDetected)
        {
            await _connection.ExecuteAsync("ROLLBACK", cancellationToken);
            return false;
        }
        SnapshotId = await _connection.ScalarAsync<string>("SELECT pg_catalog.pg_export_snapshot()", cancellationToken);
        Relations = await RelationInfo.ReadAllAsync(_connection, cancellationToken);
        var lockedOids = locked.Select(r => r.Oid).ToHashSet();
        if (Relations.Any(r => r.IsLockable && !lockedOids.Contains(r.Oid)))
        {
            await _connection.ExecuteAsync("ROLLBACK", cancellationToken);
            return false;
        }
        var rows = await _connection.ListAsync("""
            SELECT pg_catalog.clock_timestamp(),
                   CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn() ELSE pg_catalog.pg_current_wal_lsn() END::text
            """, row => (new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero), row.GetString(1)), cancellationToken);
        (TakenAt, Lsn) = rows[0];
        return true;
    }
}
