using Amazon.S3.Model;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;
using PmoBackup.Tests.Catalog;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>A bucket as it was.</summary>
public sealed class S3PastTests
{
    [Fact]
    public async Task What_was_deleted_and_what_was_replaced_is_as_it_was_and_what_came_later_is_not_there()
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true, prefix: "vault");
        await store.PutAsync("daily/a/1", "first");
        await store.PutAsync("daily/b/1", "kept");
        await store.PutAsync("weekly/a/1", "gone");
        var then = await PassAsync(store);
        await store.DeleteAsync("daily/a/1");
        await store.PutAsync("daily/a/1", "second");
        await store.DeleteAsync("weekly/a/1");
        await store.PutAsync("incident/a/1", "new");
        var past = store.AsOf(then);

        Assert.Equal(["daily/a/1", "daily/b/1", "weekly/a/1"], await past.KeysAsync());
        Assert.Equal(["daily", "weekly"], await past.FoldersAsync());
        Assert.Equal(["b"], await past.FoldersAsync("daily", after: "a"));
        Assert.Equal("first", await past.ReadAsync("daily/a/1"));
        Assert.Equal("gone", await past.ReadAsync("weekly/a/1"));
        Assert.Null(await past.FindAsync("incident/a/1"));
        await Assert.ThrowsAsync<ObjectNotFoundException>(() => past.ReadAsync("incident/a/1"));
        Assert.Equal(["daily/a/1", "daily/b/1", "incident/a/1"], await store.KeysAsync());
    }

    [Fact]
    public async Task Before_the_first_put_there_was_nothing()
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true);
        await store.PutAsync("daily/a");
        var past = store.AsOf(TimeProvider.System.GetUtcNow().AddDays(-1));

        Assert.Empty(await past.KeysAsync());
        Assert.Empty(await past.FoldersAsync());
        Assert.Null(await past.FindAsync("daily/a"));
    }

    [Fact]
    public async Task A_key_that_begins_like_another_is_not_taken_for_it()
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true);
        await store.PutAsync("daily/ab", "longer");
        var past = store.AsOf(await PassAsync(store));

        Assert.Null(await past.FindAsync("daily/a"));
        Assert.Equal("longer", await past.ReadAsync("daily/ab"));
    }

    [Fact]
    public async Task A_backup_that_somebody_destroyed_is_found_and_verified_in_the_past()
    {
        var store = await S3Scene.OpenAsync("lock=governance", locked: true);
        var manifest = await HandMadeBackup.PutAsync(store, TimeProvider.System.GetUtcNow());
        var then = await PassAsync(store);
        await foreach (var found in store.ListAsync("", CancellationToken.None))
        {
            await store.DeleteAsync(found.Key.Text);
            await store.PutAsync(found.Key.Text, "Pay 10 BTC.");
        }
        Assert.NotEmpty((await new BackupCatalog(store).ListAsync(null, null, CancellationToken.None)).Problems);

        var past = store.AsOf(then);
        var found2 = await new BackupCatalog(past).FindAsync("latest", null, null, CancellationToken.None);

        Assert.Equal(manifest.Id, found2.Id);
        Assert.Empty(await new ArchiveFetch(past, 2).FindProblemsAsync(found2, null, CancellationToken.None));
    }

    [Fact]
    public async Task The_past_is_not_changed_and_its_journal_is_written_today()
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true);
        await store.PutAsync("daily/a");
        var past = store.AsOf(await PassAsync(store));

        await Assert.ThrowsAsync<RefusedException>(() => past.DeleteAsync("daily/a"));
        await past.PutAsync("journal/a");

        Assert.Equal(["daily/a", "journal/a"], await store.KeysAsync());
        Assert.Equal(["daily/a"], await past.KeysAsync());
    }

    [Fact]
    public async Task A_store_that_keeps_no_versions_has_no_past()
    {
        var past = (await S3Scene.OpenAsync("lock=off")).AsOf(TimeProvider.System.GetUtcNow());

        await Assert.ThrowsAsync<RefusedException>(() => past.KeysAsync());
        await Assert.ThrowsAsync<RefusedException>(() => past.FoldersAsync());
        await Assert.ThrowsAsync<RefusedException>(() => past.FindAsync("daily/a"));
        Assert.Throws<UsageException>(() => ObjectStores.OpenAsOf(StoreUrl.Parse("/a"), TimeProvider.System.GetUtcNow()));
    }

    /// <summary>A time, by the service's clock, that is behind everything put so far and before everything put later.</summary>
    private static async Task<DateTimeOffset> PassAsync(S3Store store)
    {
        using var client = await SharedS3.ClientAsync();
        var versions = (await client.ListVersionsAsync(new ListVersionsRequest { BucketName = S3Scene.BucketOf(store) })).Versions;
        await Task.Delay(20);
        return new DateTimeOffset(versions.Max(v => v.LastModified!.Value.ToUniversalTime()), TimeSpan.Zero);
    }
}
