using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Policy;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;
using PmoBackup.Tests.Backup;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>The bucket's own lifecycle, whose days are seconds here, against the policy.</summary>
public sealed class S3LifecycleTests
{
    // The service looks at whole seconds.
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    // A year in seconds, and as much again for a machine that is busy.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(12);

    [Fact]
    public Task Each_class_goes_when_the_policy_says_and_not_before() => WatchAsync([RetentionClass.Predeploy, RetentionClass.Daily]);

    [Fact]
    [Trait("Category", "Long")]
    public Task Each_class_goes_when_the_policy_says_and_not_before_a_year_in_seconds() => WatchAsync(RetentionClass.All);

    [Fact]
    public async Task What_is_held_or_locked_survives_its_writer_and_the_lifecycle()
    {
        var store = await S3Scene.OpenAsync("lock=governance", locked: true, options: S3Scene.Quick with { Day = SharedS3.Day });
        var patient = await S3Scene.OpenAsync("lock=compliance", bucket: S3Scene.BucketOf(store));
        await store.PutAsync("predeploy/free", "free");
        await store.PutAsync("predeploy/held", "held");
        await patient.PutAsync("predeploy/locked", "locked");
        await store.SetHoldAsync(new ObjectKey("predeploy/held"), true, CancellationToken.None);
        await SetLifecycleAsync(store, noncurrentDays: 1);
        using var client = await SharedS3.ClientAsync();
        var kept = await VersionsAsync(client, store);
        foreach (var version in kept.Where(v => v.Key != "predeploy/free"))
        {
            await Assert.ThrowsAsync<AmazonS3Exception>(() => client.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = S3Scene.BucketOf(store), Key = version.Key, VersionId = version.VersionId }));
            await Assert.ThrowsAsync<LockedException>(() => store.PurgeAsync(new ObjectKey(version.Key), CancellationToken.None));
        }

        await Eventually.TrueAsync("the lifecycle removed what is neither held nor locked",
            async () => (await VersionsAsync(client, store)).All(v => v.Key != "predeploy/free" || v.IsDeleteMarker == true), s_patience);

        foreach (var version in kept.Where(v => v.Key != "predeploy/free"))
        {
            using var found = await client.GetObjectAsync(new GetObjectRequest { BucketName = S3Scene.BucketOf(store), Key = version.Key, VersionId = version.VersionId });
            Assert.EndsWith(await new StreamReader(found.ResponseStream).ReadToEndAsync(), version.Key, StringComparison.Ordinal);
        }
    }

    private static async Task WatchAsync(IReadOnlyList<RetentionClass> expected)
    {
        var store = await S3Scene.OpenAsync("lock=off", locked: true);
        await SetLifecycleAsync(store, noncurrentDays: 100_000);
        foreach (var known in RetentionClass.All)
            await store.PutAsync($"{known}/pmo/a");
        await store.PutAsync("journal/pmo/a");
        using var client = await SharedS3.ClientAsync();

        await Eventually.TrueAsync("the lifecycle hid what is too old", async () =>
        {
            var hidden = (await VersionsAsync(client, store)).Where(v => v.IsDeleteMarker == true).Select(v => v.Key).ToList();
            return expected.All(c => hidden.Contains($"{c}/pmo/a"));
        }, s_patience);

        var versions = await VersionsAsync(client, store);
        foreach (var deletion in versions.Where(v => v.IsDeleteMarker == true))
        {
            var put = versions.Single(v => v.Key == deletion.Key && v.IsDeleteMarker != true);
            var known = RetentionClass.Find(deletion.Key.Split('/')[0]);
            Assert.NotNull(known);
            Assert.True(deletion.LastModified - put.LastModified >= (known.LifecycleExpiry.TotalDays * SharedS3.Day) - s_rounding,
                $"{deletion.Key} went after {deletion.LastModified - put.LastModified}.");
        }
    }

    private static async Task<List<S3ObjectVersion>> VersionsAsync(AmazonS3Client client, IObjectStore store) =>
        (await client.ListVersionsAsync(new ListVersionsRequest { BucketName = S3Scene.BucketOf(store) })).Versions ?? [];

    private static async Task SetLifecycleAsync(IObjectStore store, int noncurrentDays)
    {
        using var client = await SharedS3.ClientAsync();
        await client.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest
        {
            BucketName = S3Scene.BucketOf(store),
            Configuration = new LifecycleConfiguration
            {
                Rules = [.. RetentionClass.All.Select(c => new LifecycleRule
                {
                    Id = c.Name,
                    Status = LifecycleRuleStatus.Enabled,
                    Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = $"{c.Name}/" } },
                    Expiration = new LifecycleRuleExpiration { Days = (int)c.LifecycleExpiry.TotalDays },
                    NoncurrentVersionExpiration = new LifecycleRuleNoncurrentVersionExpiration { NoncurrentDays = noncurrentDays },
                })],
            },
        });
    }
}
