using System.Security.Cryptography;
using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Restore;

namespace PmoBackup.Drill;

/// <summary>Connects with the application's own role, over TLS where the server has it, and reads.</summary>
/// <param name="inventory">The backup's inventory, for roles and grants.</param>
/// <param name="database">The restored database.</param>
/// <param name="options">The role and its password.</param>
internal sealed class ApplicationRoleCheck(Inventory inventory, ThrowawayDatabase database, DrillOptions options)
{
    private const string Name = "application's role";

    // What a rehearsal's role must not be given, even where the source's has it.
    private static readonly string[] s_harmlessAttributes = ["LOGIN", "NOINHERIT", "BYPASSRLS"];

    public async Task<DrillCriterion> RunAsync(CancellationToken cancellationToken)
    {
        var role = options.ApplicationRole!;
        if (inventory.Surroundings.Roles.All(r => r.Name != role))
            return new DrillCriterion(Name, false, $"the backup knows no role {role}");
        try
        {
            var password = options.ApplicationPassword;
            if (database.OwnsServer)
            {
                password = RandomNumberGenerator.GetHexString(32);
                await MakeRolesAsync(role, password, cancellationToken);
            }
            var script = GrantScript.Make(inventory, await GrantScript.ReadRolesAsync(database.Url, cancellationToken));
            await script.RunAsync(database.Url, cancellationToken);
            return await ReadAsync(role, password, cancellationToken);
        }
        catch (Exception e) when (e is PmoException or NpgsqlException or IOException)
        {
            return new DrillCriterion(Name, false, ServerFailure.Translate(e, database.Url.WithUser(role, null), "connecting as the application").Message);
        }
    }

    private async Task MakeRolesAsync(string role, string password, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(database.Url, "drill", cancellationToken);
        var there = await GrantScript.ReadRolesAsync(database.Url, cancellationToken);
        var roles = inventory.Surroundings.Roles;
        foreach (var entry in roles.Where(r => !there.Contains(r.Name)))
            await connection.ExecuteAsync($"CREATE ROLE {SqlName.Quote(entry.Name)} {string.Join(' ', entry.Attributes.Intersect(s_harmlessAttributes))}", cancellationToken);
        foreach (var entry in roles)
        {
            foreach (var group in entry.MemberOf)
                await connection.ExecuteAsync($"GRANT {SqlName.Quote(group)} TO {SqlName.Quote(entry.Name)}", cancellationToken);
        }
        await connection.ExecuteAsync($"ALTER ROLE {SqlName.Quote(role)} LOGIN PASSWORD {SqlName.Literal(password)}", cancellationToken);
    }

    private async Task<DrillCriterion> ReadAsync(string role, string? password, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(database.Url.WithUser(role, password), "application", cancellationToken);
        var hasTls = await connection.ScalarAsync<string>("SELECT current_setting('ssl')", cancellationToken) == "on";
        var tls = await connection.ListAsync("SELECT version FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid() AND ssl",
            row => row.GetString(0), cancellationToken);
        var readable = (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Where(r => r is { IsCompared: true, SchemaUsable: true, Selectable: true }).ToList();
        await connection.ExecuteAsync("SET row_security TO on", cancellationToken);
        long rows = 0;
        foreach (var table in readable)
            rows += await connection.ScalarAsync<long>($"SELECT count(*) FROM ONLY {table.SqlName}", cancellationToken);
        var words = $"{role} reads {readable.Count} of {inventory.Tables.Count} tables, {rows} rows, {(tls.Count > 0 ? tls[0] : hasTls ? "not over TLS" : "the server has no TLS")}";
        return new DrillCriterion(Name, readable.Count > 0 && (!hasTls || tls.Count > 0), words);
    }
}
