using PmoBackup.Catalog;
using PmoBackup.Demo;
using PmoBackup.Drill;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Tests.Restore;

namespace PmoBackup.Tests.Drill;

public sealed class DrillJobTests(DrillFixture drill) : IClassFixture<DrillFixture>
{
    [Fact]
    public async Task On_a_private_server_the_demo_platform_meets_every_criterion_and_what_was_lost_is_there()
    {
        var source = await drill.Postgres.CreateDatabaseAsync();
        await PmoPlatform.CreateAsync(source, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);
        await PostgresFixture.ExecuteAsync(source, $"GRANT USAGE ON SCHEMA public TO {drill.Application}; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {drill.Application}");
        var manifest = await drill.Scene.BackUpAsync(source);
        drill.Scene.AssertNothingTemporaryIsLeft();
        var production = await drill.Postgres.CreateDatabaseAsync();
        await PostgresFixture.ExecuteAsync(drill.Postgres.Server.Url(), $"DROP DATABASE {production.Database}");
        await PostgresFixture.ExecuteAsync(drill.Postgres.Server.Url(), $"CREATE DATABASE {production.Database} TEMPLATE {source.Database}");
        var lost = await PmoPlatform.RunBadMigrationAsync(source, CancellationToken.None);

        var result = await drill.DrillAsync(manifest, new DrillOptions
        {
            Production = production,
            Assertions = lost.Assertion + "; SELECT count(*) > 0 FROM \"Project\";",
            ApplicationRole = drill.Application,
        }, new LocalHost(StoreScene.Variable));

        Assert.Equal(
            ["archive readable", "restore time", "tables present", "equal to the manifest", "counts near production's", "newest row recent", "assertions", "application's role"],
            result.Criteria.Select(c => c.Name));
        Assert.Empty(Failed(result));
        Assert.Equal("2 of 2 true", Figure(result, "assertions"));
        Assert.Contains("TLSv1.", Figure(result, "application's role"), StringComparison.Ordinal);
        Assert.True(Assert.Single(await drill.Scene.JournalAsync(source.Database, "drill")).Passed);
    }

    [Fact]
    public async Task A_drill_that_passed_is_in_the_journal_with_its_restore_time()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);

        var result = await drill.DrillAsync(manifest, new DrillOptions
        {
            Production = drill.Source,
            Assertions = "SELECT answer() = 42",
            ApplicationRole = drill.Application,
        }.WithApplicationPassword(drill.ApplicationPassword));

        Assert.Empty(Failed(result));
        Assert.True(result.Passed);
        Assert.Equal(8, result.Criteria.Count);
        var entry = (await drill.Scene.JournalAsync(drill.Source.Database, "drill")).Single(e => e.Backup == manifest.Id);
        Assert.True(entry.Passed);
        Assert.Equal(Math.Round(result.RestoreTook!.Value.TotalSeconds, 3), entry.Figures["restoreSeconds"]);
        var proofs = await BackupProof.ReadAllAsync(new Journal(drill.Scene.Store, TimeProvider.System), drill.Source.Database, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.NotNull(proofs[manifest.Id].DrilledAt);
    }

    [Fact]
    public async Task A_file_that_was_altered_fails_the_drill_and_nothing_is_restored()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var path = await drill.Scene.RowsOfAsync(manifest, "note");
        await File.AppendAllTextAsync(drill.Scene.PathOf(manifest, path), "x");

        var result = await drill.DrillAsync(manifest, new DrillOptions());

        var criterion = Assert.Single(result.Criteria);
        Assert.Equal(("archive readable", false), (criterion.Name, criterion.Passed));
        Assert.StartsWith(path, criterion.Figure, StringComparison.Ordinal);
        Assert.Null(result.RestoreTook);
        var entry = (await drill.Scene.JournalAsync(drill.Source.Database, "drill")).Single(e => e.Backup == manifest.Id);
        Assert.Equal((false, $"archive readable: {criterion.Figure}", 1), (entry.Passed, entry.Message, entry.Figures["criteriaFailed"]));
    }

    [Fact]
    public async Task A_table_of_contents_that_pg_restore_does_not_understand_and_an_inventory_that_is_missing_fail_the_drill()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var garbled = await drill.DrillAsync(await drill.Scene.ReplaceAsync(manifest, BackupFiles.ArchiveToc, "garbage"u8.ToArray()), new DrillOptions());
        File.Delete(drill.Scene.PathOf(manifest, BackupFiles.Inventory));
        var missing = await drill.DrillAsync(manifest, new DrillOptions());

        Assert.All([garbled, missing], result => Assert.Equal([("archive readable", false)], result.Criteria.Select(c => (c.Name, c.Passed))));
    }

    [Fact]
    public async Task Rows_that_cannot_be_restored_fail_the_drill_with_the_servers_words()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        manifest = await drill.Scene.ReplaceAsync(manifest, await drill.Scene.RowsOfAsync(manifest, "project"), "too few\n\\.\n"u8.ToArray());

        var result = await drill.DrillAsync(manifest, new DrillOptions());

        Assert.Equal([("archive readable", true), ("restore", false)], result.Criteria.Select(c => (c.Name, c.Passed)));
        Assert.Contains("COPY failed for table \"project\"", Figure(result, "restore"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_over_its_limit_and_rows_that_are_not_there_fail_their_own_criteria_only()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var slow = await drill.DrillAsync(manifest, new DrillOptions { RestoreWithin = TimeSpan.FromMilliseconds(1) });
        var inventory = await drill.Scene.InventoryAsync(manifest);
        var fewer = await drill.DrillAsync(await drill.Scene.ReplaceAsync(manifest, BackupFiles.Inventory, CanonicalJson.Write(
            inventory with { Tables = [.. inventory.Tables.Select(t => t.Name == "note" ? t with { Rows = 101 } : t)] })), new DrillOptions());
        var missing = await drill.DrillAsync(await drill.Scene.ReplaceAsync(manifest, BackupFiles.Inventory, CanonicalJson.Write(
            inventory with { Tables = [.. inventory.Tables, new TableEntry(1, "public", "gone", [], 1, null, 0, null)] })), new DrillOptions());

        Assert.Equal(["restore time"], Failed(slow));
        Assert.Equal(["equal to the manifest"], Failed(fewer));
        Assert.Equal("1 differences, the first: rows of public.note: expected 101, found 100", Figure(fewer, "equal to the manifest"));
        Assert.Equal(["tables present", "equal to the manifest"], Failed(missing));
        Assert.Equal("4 of 5", Figure(missing, "tables present"));
    }

    [Theory]
    [InlineData("fetch", true)]
    [InlineData("restore", true)]
    [InlineData("compare", true)]
    [InlineData("criteria", true)]
    [InlineData("restore", false)]
    public async Task Cancelling_at_any_phase_destroys_database_and_server(string phase, bool onServer)
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var host = new WatchedHost(onServer ? new ServerHost(drill.Postgres.Server.Url()) : new LocalHost(StoreScene.Variable));
        using var source = new CancellationTokenSource();
        var progress = new Reporting(report =>
        {
            if (report.Phase == phase)
                source.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DrillJob(drill.Scene.Store, host, TimeProvider.System, StoreScene.Variable)
            .RunAsync(manifest, new DrillOptions { TemporaryFolder = drill.Scene.Temporary }, progress, source.Token));

        await drill.AssertGoneAsync(host.Made!);
        drill.Scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task Where_no_drill_can_be_held_that_is_an_error_and_a_failed_entry_of_the_journal()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);

        await Assert.ThrowsAsync<UnreachableException>(() => drill.DrillAsync(manifest, new DrillOptions(), new ServerHost(drill.Source with { Port = 1 })));
        var tooOld = await Assert.ThrowsAsync<RefusedException>(() => drill.DrillAsync(
            manifest with { Source = manifest.Source with { VersionNumber = 990000 } }, new DrillOptions(), new ServerHost(drill.Source)));

        Assert.EndsWith("the backup is of version 99.", tooOld.Message, StringComparison.Ordinal);
        Assert.Equal([false, false], (await drill.Scene.JournalAsync(drill.Source.Database, "drill")).Where(e => e.Backup == manifest.Id).Select(e => e.Passed));
    }

    [Fact]
    public async Task A_server_whose_role_may_not_create_databases_is_an_error_in_its_words()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var host = new ServerHost(drill.Postgres.Server.Url().WithUser(drill.Stranger, drill.StrangerPassword));

        var e = await Assert.ThrowsAsync<PmoException>(() => drill.DrillAsync(manifest, new DrillOptions(), host));

        Assert.Equal(ExitCode.Refused, e.ExitCode);
        Assert.Contains("permission denied to create database", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_options_are_told_at_once_before_anything_is_made()
    {
        var manifest = await drill.Scene.BackUpAsync(drill.Source);
        var host = new WatchedHost(new ServerHost(drill.Source));

        var e = await Assert.ThrowsAsync<UsageException>(() => new DrillJob(drill.Scene.Store, host, TimeProvider.System, StoreScene.Variable)
            .RunAsync(manifest, new DrillOptions { Jobs = 65, NewestWithin = TimeSpan.Zero, Assertions = " \n" }, null, CancellationToken.None));

        Assert.Equal(3, e.Message.Split('\n').Length);
        Assert.Null(host.Made);
    }

    private static string Figure(DrillResult result, string name) => result.Criteria.Single(c => c.Name == name).Figure;

    private static IEnumerable<string> Failed(DrillResult result) => result.Criteria.Where(c => !c.Passed).Select(c => c.Name);
}
