using System.Globalization;
using Npgsql;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>The words for a lock table that is too small, with the number to set.</summary>
internal static class LockLimit
{
    /// <summary>Asks the server for its figures; without them the words are those of the rule.</summary>
    /// <param name="url">The database.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PmoException> ExplainAsync(DatabaseUrl url, Exception cause, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ServerConnection.OpenAsync(url, "preflight", cancellationToken);
            var tables = (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Count(r => r.IsLockable);
            var slots = await connection.ScalarAsync<int>(
                "SELECT current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int", cancellationToken);
            var now = await connection.ScalarAsync<string>("SELECT current_setting('max_locks_per_transaction')", cancellationToken);
            // The backup's session and pg_dump's each hold a lock on every table.
            var needed = (2 * tables / Math.Max(1, slots)) + 1;
            return new PmoException(ExitCode.Refused, $"The server's lock table is too small for {tables} tables: out of shared memory while locking them.",
                string.Create(CultureInfo.InvariantCulture, $"Set max_locks_per_transaction to at least {needed} (now {now}) and restart the server."), cause);
        }
        catch (Exception e) when (e is PmoException or NpgsqlException or IOException)
        {
            return ServerFailure.LockLimit("locking the tables", cause);
        }
    }
}
