using PmoBackup.Postgres;

namespace PmoBackup.Tests.Restore;

/// <summary>A role of the shared server for one test.</summary>
internal sealed class TestRole(PostgresFixture postgres, string name, string password) : IAsyncDisposable
{
    public string Name => name;

    public string Password => password;

    public static async Task<TestRole> CreateAsync(PostgresFixture postgres, string attributes)
    {
        var role = new TestRole(postgres, $"r_{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"CREATE ROLE {role.Name} {attributes} PASSWORD '{role.Password}'");
        return role;
    }

    public DatabaseUrl Url(string database) => postgres.Server.Url(database).WithUser(name, password);

    /// <summary>Takes it away, after what it owns in these databases.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in await DatabasesAsync())
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(database), $"DROP OWNED BY {name} CASCADE");
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP ROLE {name}");
    }

    // Only databases in which something depends on the role: others may be dropped by their tests at any moment.
    private async Task<List<string>> DatabasesAsync()
    {
        await using var connection = await PostgresFixture.OpenAsync(postgres.Server.Url());
        return await connection.ListAsync("""
            SELECT DISTINCT d.datname::text FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid OR (s.classid = 'pg_database'::regclass AND d.oid = s.objid)
             WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = $1::text::regrole
            """, row => row.GetString(0), CancellationToken.None, name);
    }
}
