using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Restore;

/// <summary>The rows of some tables, with the whole schema.</summary>
public sealed class RestoreOnlyTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    private PostgresFixture Postgres => small.Postgres;

    private StoreScene Scene => small.Scene;

    [Fact]
    public async Task Only_some_tables_bring_the_whole_schema_their_own_rows_and_fetch_no_other_files()
    {
        var reads = new ReadsOfStore(Scene.Store);
        var target = await Postgres.CreateDatabaseAsync();
        var inventory = await Scene.InventoryAsync(small.Manifest);

        var result = await new RestoreJob(reads, TimeProvider.System, StoreScene.Variable).RunAsync(
            small.Manifest, Scene.Options(target) with { Only = ["project", "public.\"User\""] }, null, CancellationToken.None);

        Assert.Empty(result.Comparison.Differences);
        Assert.Equal((2, 250L), (result.Comparison.Tables, result.Comparison.Rows));
        Assert.Equal((200, 50, 0, 0), (
            await CountAsync(target, "project"), await CountAsync(target, "\"User\""), await CountAsync(target, "note"), await CountAsync(target, "pg_largeobject_metadata")));
        var wanted = inventory.Tables.Where(t => t.Name != "note").Select(t => t.File!).Append(BackupFiles.ArchiveToc).Append(BackupFiles.Inventory);
        Assert.Equal(wanted.Select(p => BackupFiles.Key(small.Manifest, p).Text).Order(), reads.Keys.Order());
    }

    [Theory]
    [InlineData("nothing", "The backup has no table nothing.")]
    [InlineData("USER", "The backup has no table USER.")]
    public async Task A_table_that_the_backup_does_not_have_is_the_callers_fault(string table, string message)
    {
        var e = await Assert.ThrowsAsync<UsageException>(() => Scene.RestoreAsync(small.Manifest, Scene.Options(small.Source) with { Only = [table] }));

        Assert.Equal(message, e.Message);
        Assert.Contains("show ID --tables", e.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_fits_several_tables_needs_a_schema_and_a_partitioned_table_has_no_rows()
    {
        static TableEntry Table(string schema, string name) => new(1, schema, name, [], 0, null, 0, null);
        var inventory = Inventories.Of([new ObjectEntry("table", "public.\"Log\"", null, [], null)], null, [Table("a", "t"), Table("b", "t"), Table("public", "Log_1")]);

        var several = Assert.Throws<UsageException>(() => ArchiveSelection.Of(inventory, ["t"]));
        Assert.Equal("The backup has several tables t: a.t, b.t.", several.Message);
        Assert.True(ArchiveSelection.Of(inventory, ["a.t"]).Includes(inventory.Tables[0]));
        foreach (var name in new[] { "Log", "\"Log\"", "public.Log", "public.\"Log\"" })
            Assert.Contains("partitioned", Assert.Throws<UsageException>(() => ArchiveSelection.Of(inventory, [name])).Message, StringComparison.Ordinal);
    }

    private static Task<long> CountAsync(DatabaseUrl url, string table) => PostgresFixture.ScalarAsync<long>(url, $"SELECT count(*) FROM {table}");
}
