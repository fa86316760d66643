using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Tests.Storage.S3;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Backup;

/// <summary>Backups of a real server in real buckets, and in several stores.</summary>
public sealed class BackupToBucketsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Sql = "CREATE TABLE client (id int PRIMARY KEY, name text); INSERT INTO client SELECT i, 'client ' || i FROM generate_series(1, 1000) i";

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task A_backup_in_a_bucket_is_whole_and_its_manifest_came_last(string format)
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var bucket = await S3Scene.OpenAsync("lock=governance", locked: true, prefix: "vault", endpoint: proxy.Endpoint);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));

        var result = await new BackupJob(bucket, TimeProvider.System, scene.Variable).RunAsync(scene.Options with { Format = format }, null, CancellationToken.None);
        var verified = await new VerifyJob(bucket, TimeProvider.System, scene.Variable).RunAsync(result.Manifest, null, null, null, CancellationToken.None);

        Assert.Null(result.JournalFailure);
        Assert.True(verified.Passed, string.Join(' ', verified.Problems));
        Assert.EndsWith($"/{result.Manifest.Id}/manifest.json", proxy.Requests.Last(r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("/daily/", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_does_not_keep_as_the_policy_says_is_refused_before_the_dump_as_the_only_store_and_as_one_of_two()
    {
        var bucket = await S3Scene.OpenAsync("");
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));

        var alone = await Assert.ThrowsAsync<RefusedException>(() => new BackupJob(bucket, TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None));
        var second = await Assert.ThrowsAsync<RefusedException>(() => new BackupWithCopies(scene.Store, [bucket], TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None));

        Assert.Contains("keeps no versions", alone.Message, StringComparison.Ordinal);
        Assert.Contains("keeps no versions", second.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Store.Calls);
    }

    [Fact]
    public async Task A_backup_goes_to_all_stores_and_one_that_is_away_gets_its_copy_later()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var near = await S3Scene.OpenAsync("lock=off");
        var far = await S3Scene.OpenAsync("lock=off", endpoint: proxy.Endpoint);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));
        proxy.Break(int.MaxValue, _ => true, new Fault(FaultKind.Status, 503, "SlowDown"));

        var (result, missing) = await new BackupWithCopies(scene.Store, [near, far], TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None);

        var copy = Assert.Single(missing);
        Assert.Equal(far.Url, copy.Store);
        Assert.Contains("503", copy.Reason, StringComparison.Ordinal);
        Assert.Single((await new BackupCatalog(near).ListAsync(null, null, CancellationToken.None)).Backups);
        proxy.Breaks = _ => null;
        await new CopyJob(scene.Store, far, TimeProvider.System).RunAsync(result.Manifest, null, CancellationToken.None);
        Assert.Empty(await new ArchiveFetch(far, 2).FindProblemsAsync(result.Manifest, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_second_store_without_room_costs_its_copy_and_leaves_no_half_of_it_listed()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var full = await S3Scene.OpenAsync("lock=off", endpoint: proxy.Endpoint);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));
        proxy.Break(int.MaxValue, r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("inventory", StringComparison.Ordinal), new Fault(FaultKind.Status, 403, "QuotaExceeded"));

        var (_, missing) = await new BackupWithCopies(scene.Store, [full], TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None);

        Assert.Contains("no room", Assert.Single(missing).Reason, StringComparison.Ordinal);
        Assert.Empty((await new BackupCatalog(full).ListAsync(null, null, CancellationToken.None)).Backups);
        Assert.Single((await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Backups);
    }

    [Fact]
    public async Task A_backup_whose_bucket_breaks_midway_leaves_nothing_that_is_listed()
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var bucket = await S3Scene.OpenAsync("lock=off", endpoint: proxy.Endpoint);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));
        proxy.Break(int.MaxValue, r => r.StartsWith("PUT ", StringComparison.Ordinal) && r.Contains("toc.dat", StringComparison.Ordinal), new Fault(FaultKind.Status, 400, "ExpiredToken"));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => new BackupJob(bucket, TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None));

        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
        Assert.Empty(await bucket.ListAsync("daily", CancellationToken.None).ToArrayAsync());
    }

    [Theory]
    [InlineData("toc.dat")]
    [InlineData("inventory.json")]
    [InlineData("manifest.json")]
    public async Task A_changed_byte_in_any_object_is_found(string name)
    {
        await using var proxy = new FaultyProxy(await SharedS3.GetAsync());
        var bucket = await S3Scene.OpenAsync("lock=off", endpoint: proxy.Endpoint);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Sql));
        var result = await new BackupJob(bucket, TimeProvider.System, scene.Variable).RunAsync(scene.Options, null, CancellationToken.None);
        proxy.Break(int.MaxValue, r => r.StartsWith("GET ", StringComparison.Ordinal) && r.EndsWith(name, StringComparison.Ordinal), new Fault(FaultKind.ChangeByte, 20));

        if (name == "manifest.json")
        {
            await Assert.ThrowsAsync<CorruptedException>(() => new BackupCatalog(bucket).FindAsync("latest", null, null, CancellationToken.None));
            return;
        }
        var verified = await new VerifyJob(bucket, TimeProvider.System, scene.Variable).RunAsync(result.Manifest, null, null, null, CancellationToken.None);

        Assert.Contains(name, Assert.Single(verified.Problems), StringComparison.Ordinal);
    }
}
