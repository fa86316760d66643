using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>Makes empty databases that fit a backup.</summary>
internal static class DatabaseMaker
{
    /// <summary>Makes a database with the encoding and, where the server has them, the collation of another one.</summary>
    /// <returns>A sentence when the collation had to be another one; null otherwise.</returns>
    public static async Task<string?> CreateAsync(
        NpgsqlConnection connection, string name, SourceServer like, CancellationToken cancellationToken)
    {
        var create = $"CREATE DATABASE {SqlName.Quote(name)} TEMPLATE template0 ENCODING {SqlName.Literal(like.Encoding)}";
        try
        {
            await connection.ExecuteAsync(
                $"{create} LC_COLLATE {SqlName.Literal(like.Collate)} LC_CTYPE {SqlName.Literal(like.CType)}", cancellationToken);
            return null;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.WrongObjectType or PostgresErrorCodes.InvalidParameterValue
            or PostgresErrorCodes.InvalidObjectDefinition)
        {
            // The C locale goes with every encoding and is on every server; only the order of texts differs.
            await connection.ExecuteAsync($"{create} LC_COLLATE 'C' LC_CTYPE 'C'", cancellationToken);
            return $"The server has no collation {like.Collate}; the database has C instead, so texts sort differently.";
        }
    }
}
