using PmoBackup.Catalog;
using PmoBackup.Monitoring;
using PmoBackup.Policy;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;
using PmoBackup.Tests.Storage.S3;

namespace PmoBackup.Tests.Catalog;

/// <summary>What looking at a bucket costs, in requests that a real S3 got.</summary>
public sealed class CatalogRequestTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task A_check_needs_four_requests_a_database_and_class_however_many_backups_there_are(int months)
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var store = await FillAsync(proxy, months, 20);
        proxy.Requests.Clear();

        var findings = await new FreshnessCheck(new BackupCatalog(store), new FixedClock(s_now)).RunAsync(FreshnessLimits.Default, false, null, CancellationToken.None);

        Assert.Equal([("one", FreshnessLevel.Fresh), ("two", FreshnessLevel.Stale)], findings.Select(f => (f.Database, f.Level)));
        foreach (var (database, most) in new[] { ("one", 3), ("two", 4) })
            Assert.InRange(proxy.Requests.Count(r => r.Contains($"daily%2F{database}%2F", StringComparison.Ordinal) || r.Contains($"daily/{database}/", StringComparison.Ordinal)), 3, most);
        // The classes, the databases of each class, the journal's two entries with a look before and after each.
        Assert.InRange(proxy.Requests.Count, 1, 2 + 3 + 4 + 6);
    }

    [Fact]
    public async Task A_list_of_recent_backups_asks_nothing_of_older_months()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var store = await FillAsync(proxy, 12, 3);
        proxy.Requests.Clear();

        var listing = await new BackupCatalog(store).ListAsync("one", null, s_now.AddDays(-25), CancellationToken.None);

        Assert.Equal(3, listing.Backups.Count);
        Assert.DoesNotContain(proxy.Requests, r => r.Contains("2026-09", StringComparison.Ordinal));
        Assert.InRange(proxy.Requests.Count, 1, 2 + 3 + 3);
    }

    /// <summary>Backups of every month: the newest of one is an hour old, that of the other two days.</summary>
    private static async Task<S3Store> FillAsync(FaultyProxy proxy, int months, int each)
    {
        var store = await S3Scene.OpenAsync("lock=off", endpoint: proxy.Endpoint);
        var times = Enumerable.Range(0, months).SelectMany(m => Enumerable.Range(0, each).Select(i => s_now.AddMonths(-m).AddDays(-i * 0.5)));
        await Parallel.ForEachAsync(times, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (time, _) =>
        {
            foreach (var (database, age) in new[] { ("one", TimeSpan.FromHours(1)), ("two", TimeSpan.FromDays(2)) })
                await HandMadeBackup.PutManifestAsync(store, Samples.Make(new BackupAddress("daily", database, BackupId.New(time - age))) with { SnapshotAt = time - age });
        });
        return store;
    }
}
