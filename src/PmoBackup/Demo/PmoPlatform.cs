using System.Globalization;
using System.Reflection;
using Npgsql;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Demo;

/// <summary>The database of a project-management-office platform, as an ORM makes it, with some 300,000 rows that are the same
/// each time: something worth backing up, and one way to lose it.</summary>
public static class PmoPlatform
{
    private const string ApplicationName = "pmo-backup demo";
    private const string StepMarker = "-- step: ";

    /// <summary>Creates schema and rows in an empty database, all or nothing, and analyses it.</summary>
    /// <param name="url">The database; its role must be a superuser.</param>
    /// <param name="now">The moment that the newest rows belong to; the same moment gives the same rows.</param>
    /// <param name="progress">Told what is being made; null for nobody.</param>
    /// <param name="cancellationToken">Ends it and leaves the database empty.</param>
    /// <exception cref="PmoException">The server cannot be reached, or refused a statement.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task CreateAsync(DatabaseUrl url, DateTimeOffset now, IProgress<string>? progress, CancellationToken cancellationToken) =>
        InTransactionAsync(url, async connection =>
        {
            progress?.Report("schema");
            await ExecuteAsync(connection, Script("schema.sql"), cancellationToken);
            var database = new NpgsqlCommandBuilder().QuoteIdentifier(url.Database);
            await ExecuteAsync(connection, $"ALTER DATABASE {database} SET idle_in_transaction_session_timeout = '10min'", cancellationToken);
            // Foreign keys hold by construction (a test proves it); checking each row would take most of the time.
            await ExecuteAsync(connection, "SET LOCAL session_replication_role = replica; SET LOCAL timezone = 'UTC'", cancellationToken);
            await using (var command = new NpgsqlCommand("SELECT set_config('pmo.now', $1, true)", connection))
            {
                command.Parameters.Add(new() { Value = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            foreach (var step in Script("seed.sql").Split(StepMarker).Skip(1))
            {
                progress?.Report(step[..step.IndexOf('\n', StringComparison.Ordinal)]);
                await ExecuteAsync(connection, "--" + step, cancellationToken);
            }
            progress?.Report("statistics");
            await ExecuteAsync(connection, "REFRESH MATERIALIZED VIEW reporting.\"MonthlyHours\"; ANALYZE", cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Runs a migration that was meant to remove test clients and removes every client that the CRM does not know yet, a
    /// fifth of them, with everything that hangs on them.</summary>
    /// <param name="url">A database made by <see cref="CreateAsync"/>.</param>
    /// <param name="cancellationToken">Ends it and leaves the database as it was.</param>
    /// <exception cref="PmoException">The server cannot be reached, or refused a statement.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<LostClients> RunBadMigrationAsync(DatabaseUrl url, CancellationToken cancellationToken) =>
        InTransactionAsync(url, async connection =>
        {
            var before = await CountAsync(connection, cancellationToken);
            await using var command = new NpgsqlCommand("""
                SELECT format($$SELECT count(*) = %s AND coalesce(md5(string_agg("id" || "name", ',' ORDER BY "id")) = %L, false)
                FROM public."Client" WHERE "externalRef" IS NULL$$, count(*), md5(string_agg("id" || "name", ',' ORDER BY "id")))
                FROM public."Client" WHERE "externalRef" IS NULL
                """, connection);
            var assertion = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
            await ExecuteAsync(connection, """DELETE FROM public."Client" WHERE "externalRef" IS NULL""", cancellationToken);
            var after = await CountAsync(connection, cancellationToken);
            return new LostClients(
                before.Where(t => t.Value > after[t.Key]).ToDictionary(t => t.Key, t => t.Value - after[t.Key]), assertion);
        }, cancellationToken);

    private static async Task<Dictionary<string, long>> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var tables = new NpgsqlCommand("""
            SELECT string_agg(format('SELECT %L, count(*) FROM %s', c.relname, c.oid::regclass), ' UNION ALL ')
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            """, connection);
        await using var command = new NpgsqlCommand((string)(await tables.ExecuteScalarAsync(cancellationToken))!, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellationToken))
            counts.Add(reader.GetString(0), reader.GetInt64(1));
        return counts;
    }

    private static async Task<T> InTransactionAsync<T>(
        DatabaseUrl url, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(url.ToNpgsql(ApplicationName, "").ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await work(connection);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (PostgresException e)
        {
            throw new PmoException(ExitCode.ToolFailed, $"The server refused a statement of the demo: {e.MessageText}", null, e);
        }
        catch (NpgsqlException e)
        {
            throw new UnreachableException($"The connection to {url} failed: {e.Message}", null, e);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(PmoPlatform), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
