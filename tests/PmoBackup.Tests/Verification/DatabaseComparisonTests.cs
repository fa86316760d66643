using PmoBackup.Demo;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tests.Restore;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Verification;

public sealed class DatabaseComparisonTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    private StoreScene Scene => small.Scene;

    [Fact]
    public async Task The_source_itself_is_equal()
    {
        var result = await Scene.CompareAsync(small.Manifest, small.Source);

        Assert.Empty(result.Differences);
        Assert.Equal((3, 350L, 3, 0), (result.Tables, result.Rows, result.Fingerprinted, result.MissingTables));
    }

    [Theory]
    [InlineData("DELETE FROM project WHERE id = 7", "content public.project|rows public.project")]
    [InlineData("""UPDATE "User" SET "level" = 'high' WHERE "id" = 3""", "content public.\"User\"")]
    [InlineData("INSERT INTO note SELECT body FROM note WHERE body LIKE '%7' LIMIT 1", "content public.note|rows public.note")]
    [InlineData("UPDATE project SET title = CASE id WHEN 1 THEN 'project 2' ELSE 'project 1' END WHERE id IN (1, 2)", "content public.project")]
    [InlineData("UPDATE note SET body = '' WHERE ctid = (SELECT ctid FROM note WHERE body IS NULL LIMIT 1)", "content public.note")]
    [InlineData("DROP TABLE note", "rows public.note|table public.note")]
    [InlineData("ALTER TABLE \"User\" DROP COLUMN \"email\"", "columns public.\"User\"|index public.\"User_email_key\"|table constraint \"User_email_key\" on public.\"User\"")]
    [InlineData("ALTER TABLE note ADD more text", "columns public.note")]
    [InlineData("DROP INDEX project_title", "index public.project_title")]
    [InlineData("DROP VIEW titles", "view public.titles")]
    [InlineData("DROP FUNCTION answer", "function public.answer()")]
    [InlineData("DROP TRIGGER project_touch ON project", "trigger project_touch on public.project")]
    [InlineData("ALTER TABLE project DROP CONSTRAINT project_owner_fkey", "table constraint project_owner_fkey on public.project")]
    [InlineData("CREATE TABLE extra ()", "table public.extra")]
    [InlineData("ALTER TYPE \"Level\" RENAME TO other", "type public.\"Level\"|type public.other")]
    [InlineData("SELECT setval('project_id_seq', 5)", "sequence public.project_id_seq")]
    [InlineData("SELECT setval('project_id_seq', 200, false)", "sequence public.project_id_seq")]
    [InlineData("ALTER TABLE project ALTER id DROP DEFAULT; DROP SEQUENCE project_id_seq", "sequence public.project_id_seq|sequence public.project_id_seq")]
    [InlineData("SELECT lo_put(4711, 2, 'L')", "large objects' content {0}")]
    [InlineData("SELECT lo_unlink(4711)", "large objects {0}|large objects' content {0}")]
    [InlineData("SELECT lo_create(0)", "large objects {0}|large objects' content {0}")]
    public async Task It_finds(string change, string expected)
    {
        var copy = await CopyAsync();
        await PostgresFixture.ExecuteAsync(copy, change);

        var result = await Scene.CompareAsync(small.Manifest, copy);

        Assert.False(result.IsEqual);
        Assert.Equal(expected.Replace("{0}", small.Manifest.Database, StringComparison.Ordinal), string.Join('|', result.Differences.Select(d => $"{d.Kind} {d.Name}")));
    }

    [Fact]
    public async Task A_table_that_is_gone_counts_as_missing_and_a_difference_says_both_sides()
    {
        var copy = await CopyAsync();
        await PostgresFixture.ExecuteAsync(copy, "DROP TABLE note; DELETE FROM project WHERE id > 190");

        var result = await Scene.CompareAsync(small.Manifest, copy);

        Assert.Equal(1, result.MissingTables);
        Assert.Contains("rows of public.project: expected 200, found 190", result.Differences.Select(d => d.ToString()));
        Assert.Contains("rows of public.note: expected 100, found not there", result.Differences.Select(d => d.ToString()));
    }

    [Fact]
    public async Task With_counts_only_rows_and_columns_are_compared_and_content_is_not()
    {
        using var scene = new StoreScene();
        var manifest = await scene.BackUpAsync(small.Source, fingerprint: "counts");
        var copy = await CopyAsync();
        await PostgresFixture.ExecuteAsync(copy, """UPDATE note SET body = 'changed'; DELETE FROM project WHERE id = 1; ALTER TABLE "User" DROP COLUMN "level" """);

        var result = await scene.CompareAsync(manifest, copy);

        Assert.Equal(0, result.Fingerprinted);
        Assert.Equal(["columns public.\"User\"", "rows public.project"], result.Differences.Select(d => $"{d.Kind} {d.Name}"));
    }

    [Fact]
    public async Task A_selection_compares_the_rows_of_its_tables_only()
    {
        var copy = await CopyAsync();
        await PostgresFixture.ExecuteAsync(copy, "DELETE FROM note; ALTER TABLE project DROP CONSTRAINT project_owner_fkey; SELECT lo_unlink(4711)");

        Assert.True((await Scene.CompareAsync(small.Manifest, copy, "project", "User")).IsEqual);
        Assert.False((await Scene.CompareAsync(small.Manifest, copy, "project", "note")).IsEqual);
    }

    [Fact]
    public async Task An_extension_that_is_not_there_is_told()
    {
        using var scene = new StoreScene();
        var source = await small.Postgres.CreateDatabaseAsync("CREATE EXTENSION citext");
        var manifest = await scene.BackUpAsync(source);
        await PostgresFixture.ExecuteAsync(source, "DROP EXTENSION citext");

        Assert.Equal([new Difference("extension", "citext", "there", "not there")], (await scene.CompareAsync(manifest, source)).Differences);
    }

    [Fact]
    public async Task The_whole_demo_platform_comes_back_equal()
    {
        using var scene = new StoreScene();
        var source = await small.Postgres.CreateDatabaseAsync();
        await PmoPlatform.CreateAsync(source, new DateTimeOffset(2026, 3, 31, 22, 30, 0, TimeSpan.Zero), null, CancellationToken.None);
        var manifest = await scene.BackUpAsync(source);

        var result = await scene.RestoreAsync(manifest, await small.Postgres.CreateDatabaseAsync());

        Assert.Empty(result.Comparison.Differences);
        Assert.Empty(result.Notes);
        Assert.True(result.Comparison.Rows > 250_000);
        Assert.Equal(result.Comparison.Tables, result.Comparison.Fingerprinted);
    }

    [Theory]
    [InlineData("LATIN1", "Grüße")]
    [InlineData("SQL_ASCII", "Grüße 株 🚀")]
    public async Task A_source_of_another_encoding_comes_back_equal_in_a_database_of_its_own_and_in_one_of_UTF8(string encoding, string text)
    {
        using var scene = new StoreScene();
        var postgres = small.Postgres;
        var name = (await postgres.CreateDatabaseAsync()).Database;
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"""DROP DATABASE "{name}"; """);
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"""CREATE DATABASE "{name}" TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' """);
        var source = postgres.Server.Url(name);
        await PostgresFixture.ExecuteAsync(source, $"""CREATE TABLE "tä" (t text); INSERT INTO "tä" VALUES ('{text}')""");
        var manifest = await scene.BackUpAsync(source);
        var own = $"{name}_own";

        var intoUtf8 = await scene.RestoreAsync(manifest, await postgres.CreateDatabaseAsync());
        var intoOwn = await scene.RestoreAsync(manifest, scene.Options(postgres.Server.Url()) with { Create = own });
        var encodingOfOwn = await PostgresFixture.ScalarAsync<string>(postgres.Server.Url(own), "SHOW server_encoding");
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"""DROP DATABASE "{own}" """);

        Assert.Empty(intoUtf8.Comparison.Differences);
        Assert.Empty(intoOwn.Comparison.Differences);
        Assert.Equal(encoding, encodingOfOwn);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_and_no_difference()
    {
        var url = small.Source with { Port = 1 };

        var e = await Assert.ThrowsAsync<UnreachableException>(() => Scene.CompareAsync(small.Manifest, url));

        Assert.Contains("cannot be reached", e.Message, StringComparison.Ordinal);
    }

    private async Task<DatabaseUrl> CopyAsync()
    {
        var name = (await small.Postgres.CreateDatabaseAsync()).Database;
        await PostgresFixture.ExecuteAsync(small.Postgres.Server.Url(), $"""DROP DATABASE "{name}" """);
        // A template must not be in use, and other tests of this class run one after the other.
        await PostgresFixture.ExecuteAsync(small.Postgres.Server.Url(), $"""CREATE DATABASE "{name}" TEMPLATE "{small.Source.Database}" """);
        return small.Source.WithDatabase(name);
    }
}
