using PmoBackup.Catalog;

namespace PmoBackup.Tests.Restore;

/// <summary>Owners and grants, which a restore leaves out, come back where the roles exist.</summary>
public sealed class GrantsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly StoreScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Owners_and_grants_are_those_of_the_source_and_without_being_asked_for_they_are_not()
    {
        await using var app = await TestRole.CreateAsync(postgres, "LOGIN");
        await using var reader = await TestRole.CreateAsync(postgres, "");
        var source = await postgres.CreateDatabaseAsync(SmallPlatform.Sql + $$"""
            CREATE SCHEMA "of app" AUTHORIZATION {{app.Name}}; CREATE SEQUENCE loose; CREATE SEQUENCE tight OWNED BY note.body;
            CREATE MATERIALIZED VIEW m AS SELECT 1 AS a; CREATE AGGREGATE agg(integer) (sfunc = int4pl, stype = integer); CREATE PROCEDURE p() LANGUAGE sql AS '';
            CREATE DOMAIN dom AS integer; CREATE STATISTICS st ON id, owner FROM project; CREATE COLLATION co FROM "C";
            ALTER TABLE "User" OWNER TO {{app.Name}}; ALTER TABLE project OWNER TO {{app.Name}}; ALTER SEQUENCE loose OWNER TO {{app.Name}}; ALTER VIEW titles OWNER TO {{app.Name}};
            ALTER MATERIALIZED VIEW m OWNER TO {{app.Name}}; ALTER AGGREGATE agg(integer) OWNER TO {{app.Name}}; ALTER PROCEDURE p OWNER TO {{app.Name}};
            ALTER DOMAIN dom OWNER TO {{app.Name}}; ALTER TYPE "Level" OWNER TO {{app.Name}}; ALTER STATISTICS st OWNER TO {{app.Name}}; ALTER COLLATION co OWNER TO {{app.Name}};
            GRANT SELECT ON note TO {{reader.Name}} WITH GRANT OPTION; GRANT UPDATE (body) ON note TO PUBLIC; GRANT SELECT ("email"), UPDATE ("email") ON "User" TO {{reader.Name}};
            REVOKE EXECUTE ON FUNCTION answer FROM PUBLIC; GRANT EXECUTE ON FUNCTION answer TO {{reader.Name}}; GRANT USAGE ON SEQUENCE loose TO {{reader.Name}};
            GRANT USAGE ON SCHEMA "of app" TO {{reader.Name}}; REVOKE USAGE ON TYPE "Level" FROM PUBLIC; GRANT SELECT ON titles TO PUBLIC;
            """);
        var manifest = await _scene.BackUpAsync(source);
        var target = await postgres.CreateDatabaseAsync();
        var without = await postgres.CreateDatabaseAsync();

        var result = await _scene.RestoreAsync(manifest, _scene.Options(target) with { Grants = true });
        await _scene.RestoreAsync(manifest, without);

        Assert.Empty(result.Comparison.Differences);
        Assert.Empty(result.Notes);
        Assert.False(result.GrantsIncomplete);
        Assert.Equal(await RightsAsync(manifest), await RightsAsync(await _scene.BackUpAsync(target)));
        Assert.DoesNotContain(app.Name, string.Join('\n', await RightsAsync(await _scene.BackUpAsync(without))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_that_the_target_lacks_are_named_and_the_rest_is_applied()
    {
        var app = await TestRole.CreateAsync(postgres, "LOGIN");
        await using var reader = await TestRole.CreateAsync(postgres, "");
        var source = await postgres.CreateDatabaseAsync(SmallPlatform.Sql + $"ALTER TABLE note OWNER TO {app.Name}; GRANT SELECT ON note TO {reader.Name}; GRANT SELECT ON project TO {app.Name}");
        var manifest = await _scene.BackUpAsync(source);
        await PostgresFixture.ExecuteAsync(source, $"REASSIGN OWNED BY {app.Name} TO postgres");
        await app.DisposeAsync();
        var target = await postgres.CreateDatabaseAsync();

        var result = await _scene.RestoreAsync(manifest, _scene.Options(target) with { Grants = true });

        Assert.True(result.GrantsIncomplete);
        Assert.True(result.Comparison.IsEqual);
        Assert.Equal([$"These roles do not exist on the target, and what concerns them was left out: {app.Name}."], result.Notes);
        Assert.True(await PostgresFixture.ScalarAsync<bool>(target, $"SELECT has_table_privilege('{reader.Name}', 'note', 'SELECT')"));
    }

    [Fact]
    public async Task What_the_restoring_role_may_not_apply_is_told_statement_by_statement()
    {
        await using var app = await TestRole.CreateAsync(postgres, "LOGIN");
        await using var restorer = await TestRole.CreateAsync(postgres, "LOGIN CREATEDB");
        var manifest = await _scene.BackUpAsync(await postgres.CreateDatabaseAsync($"CREATE TABLE t (); ALTER TABLE t OWNER TO {app.Name}; CREATE TABLE u (); GRANT SELECT ON u TO {app.Name}"));
        var name = $"{manifest.Database}_own";
        try
        {
            var result = await _scene.RestoreAsync(manifest, _scene.Options(restorer.Url("postgres")) with { Create = name, Grants = true });

            Assert.True(result.GrantsIncomplete);
            Assert.Contains(result.Notes, n => n.StartsWith($"Not applied: ALTER TABLE public.t OWNER TO \"{app.Name}\": must be ", StringComparison.Ordinal));
            Assert.True(await PostgresFixture.ScalarAsync<bool>(postgres.Server.Url(name), $"SELECT has_table_privilege('{app.Name}', 'u', 'SELECT')"));
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private async Task<IReadOnlyList<string>> RightsAsync(Manifest manifest) =>
        [.. (await _scene.InventoryAsync(manifest)).Objects.Select(o => $"{o.Kind} {o.Identity} {o.Owner}: {string.Join(", ", o.Grants.Select(g => g.ToString()).Order())}")];
}
