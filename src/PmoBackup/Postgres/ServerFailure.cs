using System.Net.Sockets;
using Npgsql;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>Turns what Npgsql throws into a sentence, a hint and an exit code.</summary>
public static class ServerFailure
{
    /// <summary>Translates a failure of the server or of the way to it.</summary>
    /// <param name="failure">What was thrown; an exception of ours is returned as it is.</param>
    /// <param name="url">The database that was used.</param>
    /// <param name="doing">What was being done, for instance <c>counting the rows of public."User"</c>.</param>
    public static PmoException Translate(Exception failure, DatabaseUrl url, string doing) => failure switch
    {
        PmoException known => known,
        PostgresException error => FromServer(error, url, doing),
        _ when Cause<SocketException>(failure) is { } socket => new UnreachableException(
            $"The server at {url.Host}:{url.Port} cannot be reached: {socket.Message}.",
            socket.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
                ? "Check the host name in the database URL." : "Check host, port, firewall and allow list.", failure),
        _ when Cause<TimeoutException>(failure) is not null => new UnreachableException(
            $"The server at {url.Host}:{url.Port} did not answer in time while {doing}.", "Check host, port, firewall and allow list.", failure),
        _ when failure.Message.Contains("No SSL enabled connection", StringComparison.Ordinal) => new UnreachableException(
            $"The server at {url.Host}:{url.Port} has no TLS, and the database URL asks for it with sslmode={url.SslMode}.",
            "Turn TLS on at the server; on a network that you trust: sslmode=prefer.", failure),
        _ => new UnreachableException(
            $"The connection to {url} broke while {doing}: {failure.Message.TrimEnd('.')}.", "Run the command again; nothing half-done was kept.", failure),
    };

    private static PmoException FromServer(PostgresException error, DatabaseUrl url, string doing) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new UnreachableException(
            $"The server at {url.Host}:{url.Port} does not accept the role '{url.User}' with this password: {error.MessageText}.",
            "Check user and password in the database URL, and the server's pg_hba.conf or allow list.", error),
        PostgresErrorCodes.InvalidCatalogName => new UnreachableException(
            $"The server at {url.Host}:{url.Port} has no database named '{url.Database}'.",
            "Check the database's name in the URL; `psql -l` lists the names.", error),
        PostgresErrorCodes.ProtocolViolation when error.MessageText.Contains("startup parameter", StringComparison.Ordinal) => Pooler(url, error),
        PostgresErrorCodes.UndefinedObject when error.MessageText.Contains("configuration parameter", StringComparison.Ordinal) => new PmoException(
            ExitCode.Refused, $"The server at {url.Host}:{url.Port} is older than PostgreSQL {SupportedVersions.Oldest}: {error.MessageText}.", "Upgrade it first; older versions are no longer maintained.", error),
        PostgresErrorCodes.OutOfMemory or "53200" => LockLimit(doing, error),
        PostgresErrorCodes.TooManyConnections => new BusyException(
            $"The server at {url.Host}:{url.Port} has no connection left.", "Try again later, or raise max_connections.", error),
        PostgresErrorCodes.LockNotAvailable => new BusyException(
            $"A lock could not be had while {doing}: {error.MessageText}.", "Another session holds it; try again later.", error),
        PostgresErrorCodes.InsufficientPrivilege => new PmoException(ExitCode.Refused,
            $"The role '{url.User}' may not do this while {doing}: {error.MessageText}.", "Run `pmo-backup doctor` for the missing grants.", error),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or "57P04" =>
            new UnreachableException($"The server ended our session while {doing}: {error.MessageText}.", "Run the command again when the server is up.", error),
        "40001" when error.MessageText.Contains("recovery", StringComparison.Ordinal) => new BusyException(
            $"The replica cancelled us in favour of replication while {doing}.",
            "Raise max_standby_streaming_delay on the replica, or read from the primary.", error),
        _ => new PmoException(ExitCode.ToolFailed, $"The server failed while {doing}: {error.SqlState} {error.MessageText}.",
            error.Hint, error),
    };

    /// <summary>The words for a pooler between us and the server, however it showed.</summary>
    /// <param name="url">The address that leads to it.</param>
    /// <param name="cause">What was thrown.</param>
    internal static PmoException Pooler(DatabaseUrl url, Exception? cause = null) => new(ExitCode.Refused,
        $"The connection to {url.Host}:{url.Port} goes through a pooler, behind which locks and snapshots do not hold.",
        "Use the server's own address and port; Render calls it the external or internal database URL, without the pooler.", cause);

    /// <summary>The words for a lock table that is too small, whoever met it.</summary>
    /// <param name="doing">What was being done.</param>
    /// <param name="cause">What was thrown.</param>
    internal static PmoException LockLimit(string doing, Exception? cause = null) => new(ExitCode.Refused,
        $"The server's lock table is too small for the number of tables: out of shared memory while {doing}.",
        "Raise max_locks_per_transaction (needs a restart) to at least: number of tables, divided by max_connections, times two.", cause);

    private static T? Cause<T>(Exception? failure) where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
                return found;
        }
        return null;
    }
}
