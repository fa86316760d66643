using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>The statements that give objects back their owners and grants, as a pure function of the inventory.</summary>
/// <param name="Statements">The statements, in order.</param>
/// <param name="MissingRoles">Roles that the target does not have; what concerns them was left out.</param>
public sealed record GrantScript(IReadOnlyList<string> Statements, IReadOnlyList<string> MissingRoles)
{
    private static readonly Dictionary<string, (string Alter, string Grant)> s_words = new()
    {
        ["schema"] = ("SCHEMA", "SCHEMA"),
        ["table"] = ("TABLE", "TABLE"),
        ["view"] = ("VIEW", "TABLE"),
        ["materialized view"] = ("MATERIALIZED VIEW", "TABLE"),
        ["foreign table"] = ("FOREIGN TABLE", "TABLE"),
        ["sequence"] = ("SEQUENCE", "SEQUENCE"),
        ["function"] = ("FUNCTION", "FUNCTION"),
        ["procedure"] = ("PROCEDURE", "PROCEDURE"),
        ["aggregate"] = ("AGGREGATE", "FUNCTION"),
        ["type"] = ("TYPE", "TYPE"),
        ["collation"] = ("COLLATION", ""),
        ["operator"] = ("OPERATOR", ""),
        ["statistics object"] = ("STATISTICS", ""),
        ["text search configuration"] = ("TEXT SEARCH CONFIGURATION", ""),
    };

    /// <summary>Writes the statements.</summary>
    /// <param name="inventory">The backup's inventory.</param>
    /// <param name="roles">The roles that the target has.</param>
    public static GrantScript Make(Inventory inventory, IReadOnlySet<string> roles)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentNullException.ThrowIfNull(roles);
        var statements = new List<string>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        bool Has(string role)
        {
            var there = role.Length == 0 || roles.Contains(role);
            if (!there)
                missing.Add(role);
            return there;
        }
        foreach (var item in inventory.Objects)
        {
            if (!s_words.TryGetValue(item.Kind, out var words))
                continue;
            if (item.Owner is { } owner && !owner.StartsWith("pg_", StringComparison.Ordinal) && Has(owner))
                statements.Add($"ALTER {words.Alter} {item.Identity} OWNER TO {SqlName.Quote(owner)}");
            // What PUBLIC has by default is gone where anything was granted or revoked; grants on columns alone change nothing of it.
            if (item.Grants.Any(g => g.Column is null))
                statements.Add($"REVOKE ALL ON {words.Grant} {item.Identity} FROM PUBLIC");
            statements.AddRange(item.Grants.Where(g => Has(g.Grantee)).Select(g =>
                $"GRANT {g.Privilege}{(g.Column is null ? "" : $" ({SqlName.Quote(g.Column)})")} ON {words.Grant} {item.Identity} TO "
                + (g.Grantee.Length == 0 ? "PUBLIC" : SqlName.Quote(g.Grantee)) + (g.Grantable ? " WITH GRANT OPTION" : "")));
        }
        return new GrantScript(statements, [.. missing]);
    }

    /// <summary>Runs the statements, each on its own; the words of those that fail are returned.</summary>
    /// <param name="url">The restored database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<IReadOnlyList<string>> RunAsync(DatabaseUrl url, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        await using var connection = await ServerConnection.OpenAsync(url, "grants", cancellationToken);
        foreach (var statement in Statements)
        {
            try
            {
                await connection.ExecuteAsync(statement, cancellationToken);
            }
            catch (Npgsql.PostgresException e) when (e.SqlState == Npgsql.PostgresErrorCodes.FeatureNotSupported
                && statement.StartsWith("ALTER SEQUENCE", StringComparison.Ordinal))
            {
                // A sequence that belongs to a column goes where its table goes, and may not go alone.
            }
            catch (Npgsql.PostgresException e) when (!e.IsTransient && !e.SqlState.StartsWith("57", StringComparison.Ordinal))
            {
                failures.Add($"{statement}: {e.MessageText}");
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or IOException)
            {
                throw ServerFailure.Translate(e, url, "applying owners and grants");
            }
        }
        return failures;
    }

    /// <summary>The roles of a server.</summary>
    /// <param name="url">Any database of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<IReadOnlySet<string>> ReadRolesAsync(DatabaseUrl url, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(url, "grants", cancellationToken);
        try
        {
            return (await connection.ListAsync("SELECT rolname::text FROM pg_catalog.pg_roles", row => row.GetString(0), cancellationToken)).ToHashSet();
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, "reading the roles");
        }
    }
}
