using PmoBackup.Catalog;
using PmoBackup.Policy;
using PmoBackup.Storage;
using PmoBackup.Tests.Storage.S3;

namespace PmoBackup.Tests.Catalog;

/// <summary>Holds, and what prune makes of holds, locks and versions.</summary>
public sealed class HoldTests : IDisposable
{
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();
    private readonly Tests.Storage.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("directory")]
    [InlineData("bucket")]
    public async Task A_held_backup_survives_prune_until_it_is_released(string kind)
    {
        var store = await OpenAsync(kind);
        var old = await HandMadeBackup.PutAsync(store, s_now.AddDays(-40));
        var older = await HandMadeBackup.PutAsync(store, s_now.AddDays(-50));
        await HandMadeBackup.PutAsync(store, s_now.AddDays(-1));

        Assert.Null(await new HoldJob(store, TimeProvider.System).HoldAsync(old, CancellationToken.None));
        var first = await PruneAsync(store);

        Assert.Equal([older.Id.ToString()], first.Removals.Select(r => r.Id));
        Assert.Contains(first.Decisions, d => d.Id == old.Id.ToString() && d.Reason.Contains("held", StringComparison.Ordinal));
        foreach (var file in old.Files.Select(f => BackupFiles.Key(old, f.Path)).Append(KeyLayout.ManifestKey("daily", "pmo", old.Id)))
            await Assert.ThrowsAsync<LockedException>(() => store.PurgeAsync(file, CancellationToken.None));
        Assert.Equal([true, false], (await BackupProtection.ReadAllAsync(store, [old, older], CancellationToken.None)).Select(p => p.Held));

        await new HoldJob(store, TimeProvider.System).ReleaseAsync(old, CancellationToken.None);
        await new HoldJob(store, TimeProvider.System).ReleaseAsync(old, CancellationToken.None);
        var second = await PruneAsync(store);

        Assert.Equal([old.Id.ToString()], second.Removals.Select(r => r.Id));
        Assert.Single((await new BackupCatalog(store).ListAsync(null, null, CancellationToken.None)).Backups);
        var operations = await new Journal(store, TimeProvider.System).ReadAsync("pmo", s_now, ["hold", "release"], CancellationToken.None).Select(e => e.Operation).ToArrayAsync();
        Assert.Equal(["hold", "release", "release"], operations);
    }

    [Fact]
    public async Task Prune_leaves_no_version_of_what_it_removes()
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true);
        await HandMadeBackup.PutAsync(store, s_now.AddDays(-40));
        await HandMadeBackup.PutFilesAsync(store, s_now.AddDays(-45));
        await HandMadeBackup.PutAsync(store, s_now.AddDays(-1));

        await PruneAsync(store);

        using var client = await SharedS3.ClientAsync();
        var versions = (await client.ListVersionsAsync(new Amazon.S3.Model.ListVersionsRequest { BucketName = S3Scene.BucketOf(store), Prefix = "daily/" })).Versions;
        // The newest backup, and the files without a manifest: the store says that they are young.
        Assert.Equal(4 + 3, versions.Count);
        Assert.DoesNotContain(versions, v => v.IsDeleteMarker == true);
    }

    [Fact]
    public async Task What_is_locked_is_kept_with_the_time_when_it_can_go_and_is_not_even_tried()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var store = await S3Scene.OpenAsync("lock=governance", locked: true, endpoint: proxy.Endpoint);
        var old = await HandMadeBackup.PutAsync(store, s_now.AddDays(-40));
        await HandMadeBackup.PutAsync(store, s_now.AddDays(-1));
        proxy.Requests.Clear();

        var plan = await PruneAsync(store);

        Assert.Empty(plan.Removals);
        var reason = plan.Decisions.Single(d => d.Id == old.Id.ToString()).Reason;
        Assert.Contains($"locked until {s_now.AddDays(30).UtcDateTime:yyyy-MM-dd}", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(proxy.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hold_that_broke_off_is_not_shown_as_one_and_goes_on_when_run_again()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var store = await S3Scene.OpenAsync("lock=governance", locked: true, endpoint: proxy.Endpoint);
        var manifest = await HandMadeBackup.PutAsync(store, s_now);
        proxy.Break(int.MaxValue, r => r.Contains("legal-hold", StringComparison.Ordinal) && r.Contains("inventory", StringComparison.Ordinal), new Fault(FaultKind.Status, 403, "AccessDenied"));

        await Assert.ThrowsAsync<PmoBackup.Errors.UnreachableException>(() => new HoldJob(store, TimeProvider.System).HoldAsync(manifest, CancellationToken.None));
        var broken = await BackupProtection.ReadAllAsync(store, [manifest], CancellationToken.None);
        proxy.Breaks = _ => null;
        await new HoldJob(store, TimeProvider.System).HoldAsync(manifest, CancellationToken.None);

        Assert.False(broken[0].Held);
        Assert.True((await BackupProtection.ReadAllAsync(store, [manifest], CancellationToken.None))[0].Held);
    }

    private async Task<IObjectStore> OpenAsync(string kind) => kind == "directory"
        ? new LocalStore(StoreUrl.Parse(_folder["store"]))
        : await S3Scene.OpenAsync("lock=off", locked: true);

    private static Task<RetentionPlan> PruneAsync(IObjectStore store) => new PruneJob(store, TimeProvider.System).RunAsync(true, null, CancellationToken.None);
}
