using System.Text;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Tests.Backup;

namespace PmoBackup.Tests.Catalog;

public sealed class BackupCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private readonly ObservedStore _store;
    private readonly BackupCatalog _catalog;

    public BackupCatalogTests()
    {
        _store = new ObservedStore(new LocalStore(StoreUrl.Parse($"file://{_folder.Path}")));
        _catalog = new BackupCatalog(_store);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_store_has_no_backups_and_says_how_to_take_one()
    {
        Assert.Empty((await _catalog.ListAsync(null, null, CancellationToken.None)).Backups);
        var error = await Assert.ThrowsAsync<UsageException>(() => _catalog.FindAsync("latest", null, null, CancellationToken.None));

        Assert.Contains("pmo-backup backup", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backups_are_listed_newest_first_over_all_classes()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutAsync("weekly", "pmo", "20261121T020000Z-00000002");
        await PutAsync("daily", "pmo", "20261031T020000Z-00000003");
        await PutAsync("monthly", "pmo", "20261122T020000Z-00000004");

        Assert.Equal(["00000004", "00000002", "00000001", "00000003"],
            (await _catalog.ListAsync("pmo", null, CancellationToken.None)).Backups.Select(b => b.Id.ToString()[^8..]));
        Assert.Equal(["00000001", "00000003"],
            (await _catalog.ListAsync(null, "daily", CancellationToken.None)).Backups.Select(b => b.Id.ToString()[^8..]));
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_not_a_backup()
    {
        var address = Address("daily", "pmo", "20261121T020000Z-00000002");
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutFileAsync(KeyLayout.FileKey(address.Class, address.Database, address.Id, "archive/toc.dat"), "toc");

        var listing = await _catalog.ListAsync(null, null, CancellationToken.None);

        Assert.Equal("00000001", Assert.Single(listing.Backups).Id.ToString()[^8..]);
        Assert.Equal(address, Assert.Single(listing.Incomplete));
        Assert.Equal("00000001", (await _catalog.FindAsync("latest", null, null, CancellationToken.None)).Id.ToString()[^8..]);
    }

    [Fact]
    public async Task A_damaged_manifest_is_told_and_hides_no_other()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutManifestAsync("daily", "pmo", "20261121T020000Z-00000002", "{}");
        await PutManifestAsync("daily", "pmo", "20261122T020000Z-00000003", """{"formatVersion":2}""");

        var listing = await _catalog.ListAsync(null, null, CancellationToken.None);

        Assert.Equal("00000001", Assert.Single(listing.Backups).Id.ToString()[^8..]);
        Assert.Equal(2, listing.Problems.Count);
        Assert.Contains(listing.Problems, p => p.Contains("00000002", StringComparison.Ordinal) && p.Contains("damaged", StringComparison.Ordinal));
        Assert.Contains(listing.Problems, p => p.Contains("00000003", StringComparison.Ordinal) && p.Contains("format version 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_latest_is_never_quietly_an_older_one()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutManifestAsync("daily", "pmo", "20261121T020000Z-00000002", "{}");

        var error = await Assert.ThrowsAsync<CorruptedException>(() => _catalog.FindAsync("latest", null, null, CancellationToken.None));

        Assert.Contains("use another backup", error.Hint, StringComparison.Ordinal);
        Assert.NotNull(await _catalog.FindAsync("20261120T020000Z-00000001", null, null, CancellationToken.None));
    }

    [Fact]
    public async Task The_latest_of_several_databases_is_asked_back()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutAsync("weekly", "crm \"x\"", "20261121T020000Z-00000002");

        var error = await Assert.ThrowsAsync<UsageException>(() => _catalog.FindAsync("latest", null, null, CancellationToken.None));

        Assert.Equal("The store has backups of several databases: crm \"x\", pmo.", error.Message);
        Assert.Contains("--database", error.Hint, StringComparison.Ordinal);
        Assert.Equal("00000001", (await _catalog.FindAsync("latest", "pmo", null, CancellationToken.None)).Id.ToString()[^8..]);
        Assert.Equal("00000002", (await _catalog.FindAsync("latest", null, "weekly", CancellationToken.None)).Id.ToString()[^8..]);
        Assert.Equal("crm \"x\"", (await _catalog.FindAsync("20261121T020000Z-00000002", null, null, CancellationToken.None)).Database);
    }

    [Fact]
    public async Task The_latest_is_the_newest_of_all_classes()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        await PutAsync("predeploy", "pmo", "20261120T030000Z-00000002");
        await PutAsync("weekly", "pmo", "20261119T020000Z-00000003");

        Assert.Equal("predeploy", (await _catalog.FindAsync("latest", null, null, CancellationToken.None)).Class);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("20261120T020000Z-00000009")]
    public async Task An_id_that_is_none_or_of_none_is_the_callers_fault(string id)
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");

        await Assert.ThrowsAsync<UsageException>(() => _catalog.FindAsync(id, null, null, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task The_newest_is_found_with_three_requests_however_long_the_history(int months)
    {
        for (var month = 0; month < months; month++)
            await PutAsync("daily", "pmo", BackupId.New(Samples.Id.TakenAt.AddMonths(-month)).ToString());
        _store.Calls.Clear();

        Assert.NotNull(await _catalog.FindNewestAsync("daily", "pmo", CancellationToken.None));

        Assert.Equal(["folders", "folders", "open"], _store.Calls.Select(c => c.Split(' ')[0]));
    }

    [Fact]
    public async Task Foreign_folders_and_other_roots_are_passed_over()
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        foreach (var key in new[] { "journal/pmo/2026-11/x.json", "records/pmo/2026-11/x.json", "Daily/pmo/x", "daily/%70mo/2026-11/x/y", "daily/pmo/notes/x/y", "daily/pmo/2026-10/20261120T020000Z-00000001/manifest.json" })
            await PutFileAsync(new ObjectKey(key), "x");

        var listing = await _catalog.ListAsync(null, null, CancellationToken.None);

        Assert.Single(listing.Backups);
        Assert.Empty(listing.Incomplete);
        Assert.Empty(listing.Problems);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task An_inventory_that_is_missing_or_altered_is_corruption(string? content)
    {
        await PutAsync("daily", "pmo", "20261120T020000Z-00000001");
        var manifest = await _catalog.FindAsync("latest", null, null, CancellationToken.None);
        if (content is not null)
            await PutFileAsync(BackupFiles.Key(manifest, BackupFiles.Inventory), content);

        await Assert.ThrowsAsync<CorruptedException>(() => _catalog.ReadInventoryAsync(manifest, CancellationToken.None));
    }

    private static BackupAddress Address(string className, string database, string id) => new(className, database, BackupId.Parse(id));

    private Task PutAsync(string className, string database, string id) => PutManifestAsync(
        className, database, id, Encoding.UTF8.GetString(ManifestDocument.Write(Samples.Make(Address(className, database, id)))));

    private Task PutManifestAsync(string className, string database, string id, string json) =>
        PutFileAsync(KeyLayout.ManifestKey(className, database, BackupId.Parse(id)), json);

    private Task PutFileAsync(ObjectKey key, string text) => _store.PutAsync(key, Encoding.UTF8.GetBytes(text), CancellationToken.None);
}
