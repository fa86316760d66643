using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>What a bucket must be for what the policy asks for.</summary>
public sealed class S3BucketTests
{
    [Fact]
    public async Task A_bucket_without_versions_and_lock_is_refused_with_both_reasons()
    {
        var store = await S3Scene.OpenAsync("lock=governance");

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => store.CheckWritableAsync(CancellationToken.None));

        Assert.Equal(2, refusal.Refusals.Count);
        Assert.Contains("keeps no versions", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no Object Lock", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("lock=off", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_with_versions_but_without_lock_is_refused()
    {
        var store = await S3Scene.OpenAsync("");
        using var client = await SharedS3.ClientAsync();
        await client.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = S3Scene.BucketOf(store),
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        });

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => store.CheckWritableAsync(CancellationToken.None));

        Assert.Contains("no Object Lock", Assert.Single(refusal.Refusals).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => store.PutAsync("daily/a"));
        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_bucket_that_does_not_say_in_which_mode_it_locks_is_refused_until_the_address_does()
    {
        var store = await S3Scene.OpenAsync("", locked: true);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => store.CheckWritableAsync(CancellationToken.None));

        Assert.Contains("lock=compliance", refusal.Hint, StringComparison.Ordinal);
        await (await S3Scene.OpenAsync("lock=compliance", bucket: S3Scene.BucketOf(store))).CheckWritableAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_bucket_that_locks_by_itself_needs_no_word_with_a_put()
    {
        var store = await S3Scene.OpenAsync("lock=default", locked: true);
        await S3Scene.SetDefaultRetentionAsync(store, ObjectLockRetentionMode.Governance);
        using var client = await SharedS3.ClientAsync();

        await store.CheckWritableAsync(CancellationToken.None);
        await store.PutAsync("incident/a");

        var found = await client.GetObjectMetadataAsync(S3Scene.BucketOf(store), "incident/a");
        Assert.True(found.ObjectLockRetainUntilDate < found.LastModified!.Value.AddDays(2));
    }

    [Fact]
    public async Task What_was_put_cannot_be_removed_by_its_writer_before_its_time()
    {
        var store = await S3Scene.OpenAsync("lock=compliance", locked: true);
        using var client = await SharedS3.ClientAsync();
        await store.PutAsync("daily/a", "content");
        var bucket = S3Scene.BucketOf(store);
        var version = (await client.GetObjectMetadataAsync(bucket, "daily/a")).VersionId;

        var denial = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = bucket, Key = "daily/a", VersionId = version, BypassGovernanceRetention = true }));
        await store.DeleteAsync("daily/a");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, denial.StatusCode);
        var kept = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "daily/a", VersionId = version });
        Assert.Equal("content", await new StreamReader(kept.ResponseStream).ReadToEndAsync());
    }
}
