using System.Data;
using System.Reflection;
using System.Runtime.CompilerServices;
using Npgsql;

namespace PmoBackup.Postgres;

/// <summary>Short forms for commands on an open session.</summary>
internal static class ConnectionExtensions
{
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<T> ScalarAsync<T>(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Make(connection, sql, parameters);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public static async IAsyncEnumerable<NpgsqlDataReader> QueryAsync(
        this NpgsqlConnection connection, string sql, [EnumeratorCancellation] CancellationToken cancellationToken,
        params object[] parameters)
    {
        await using var command = Make(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return reader;
    }

    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken,
        params object[] parameters)
    {
        var rows = new List<T>();
        await foreach (var row in connection.QueryAsync(sql, cancellationToken, parameters))
            rows.Add(read(row));
        return rows;
    }

    /// <summary>The text of a query that is kept in <c>Postgres/Sql/{name}.sql</c>.</summary>
    public static string Sql(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"PmoBackup.Postgres.Sql.{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static NpgsqlCommand Make(NpgsqlConnection connection, string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
