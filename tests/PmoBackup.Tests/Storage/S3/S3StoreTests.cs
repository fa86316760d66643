using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>The contract on a bucket without versions, and how a bucket keeps it.</summary>
public sealed class S3StoreTests : ObjectStoreContract
{
    protected override async Task<IObjectStore> MakeStoreAsync() => await S3Scene.OpenAsync("lock=off");

    protected override bool KnowsHolds => false;

    [Fact]
    public async Task An_object_in_parts_reads_back_as_it_was_put()
    {
        var store = await S3Scene.OpenAsync("lock=off");
        var bytes = S3Scene.Bytes((3 * PartSize.UnitBytes) + 12345);
        var key = new ObjectKey("daily/pmo/2026-11/20261122T020000Z-1f0c93aa/archive.dump");

        var stored = await store.PutAsync(key, new SlowStream(bytes), CancellationToken.None);

        Assert.Equal(bytes.Length, stored.SizeBytes);
        Assert.Equal(stored, await store.FindAsync(key, CancellationToken.None));
        Assert.Equal(bytes, await S3Scene.ReadAsync(store, key));
    }

    [Theory]
    [InlineData(PartSize.UnitBytes - 1)]
    [InlineData(PartSize.UnitBytes)]
    [InlineData(PartSize.UnitBytes + 1)]
    public async Task The_size_at_which_parts_begin_makes_no_difference(int size)
    {
        var store = await S3Scene.OpenAsync("lock=off");
        var bytes = S3Scene.Bytes(size);

        await store.PutAsync(new ObjectKey("a"), new MemoryStream(bytes), CancellationToken.None);

        Assert.Equal(bytes, await S3Scene.ReadAsync(store, new ObjectKey("a")));
    }

    [Fact]
    public async Task An_object_in_parts_is_not_overwritten_either()
    {
        var store = await S3Scene.OpenAsync("lock=off");
        await store.PutAsync("a", "first");

        await Assert.ThrowsAsync<ObjectExistsException>(
            () => store.PutAsync(new ObjectKey("a"), new MemoryStream(new byte[PartSize.UnitBytes + 1]), CancellationToken.None));

        Assert.Equal("first", await store.ReadAsync("a"));
        Assert.Empty(await S3Scene.UploadsAsync(store));
    }

    [Fact]
    public async Task An_object_that_appears_during_an_upload_in_parts_is_not_overwritten()
    {
        var store = await S3Scene.OpenAsync("lock=off");
        using var content = new ScriptedStreams([new byte[PartSize.UnitBytes], [1]], at => at == 1 ? store.PutAsync("a", "first") : Task.CompletedTask);

        await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync(new ObjectKey("a"), content, CancellationToken.None));

        Assert.Equal("first", await store.ReadAsync("a"));
        Assert.Empty(await S3Scene.UploadsAsync(store));
    }

    [Fact]
    public async Task An_upload_in_parts_whose_stream_breaks_leaves_neither_object_nor_parts()
    {
        var store = await S3Scene.OpenAsync("lock=off");
        var cause = new InvalidDataException("The dump broke off.");
        using var content = new ScriptedStreams([new byte[PartSize.UnitBytes * 2]], _ => throw cause);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => store.PutAsync(new ObjectKey("a"), content, CancellationToken.None));

        Assert.Same(cause, thrown);
        Assert.Empty(await store.KeysAsync());
        Assert.Empty(await S3Scene.UploadsAsync(store));
    }

    [Fact]
    public async Task Many_objects_at_once_share_the_memory_of_two()
    {
        var store = await S3Scene.OpenAsync("lock=off", options: S3Scene.Quick with { MemoryBytes = 9 * PartSize.UnitBytes });
        var bytes = S3Scene.Bytes((2 * PartSize.UnitBytes) + 1);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.PutAsync(new ObjectKey($"o/{i}"), new SlowStream(bytes), CancellationToken.None)));

        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => S3Scene.ReadAsync(store, new ObjectKey($"o/{i}"))));
        Assert.All(read, r => Assert.Equal(bytes, r));
    }

    [Fact]
    public async Task Two_prefixes_of_a_bucket_are_two_stores()
    {
        var one = await S3Scene.OpenAsync("lock=off", prefix: "one");
        var two = new S3Store(StoreUrl.Parse(one.Url.ToString().Replace("/one", "/on", StringComparison.Ordinal)), TimeProvider.System);

        await one.PutAsync("daily/a");

        Assert.Equal(["daily/a"], await one.KeysAsync());
        Assert.Equal(["daily"], await one.FoldersAsync());
        Assert.Empty(await two.KeysAsync());
    }

    [Fact]
    public async Task What_no_key_can_name_is_not_listed()
    {
        var store = await S3Scene.OpenAsync("lock=off");
        using var client = await SharedS3.ClientAsync();
        foreach (var name in new[] { "folder/", ".hidden/a", "a//b", "b" })
            await client.PutObjectAsync(new PutObjectRequest { BucketName = S3Scene.BucketOf(store), Key = name, ContentBody = "x" });

        Assert.Equal(["b"], await store.KeysAsync());
    }

    [Fact]
    public async Task Objects_carry_what_their_class_says()
    {
        var store = await S3Scene.OpenAsync("lock=governance", locked: true);
        using var client = await SharedS3.ClientAsync();

        foreach (var (folder, days, storageClass) in new[] { ("daily", 30, "STANDARD_IA"), ("weekly", 90, "STANDARD_IA"), ("predeploy", 7, "STANDARD"), ("incident", 365, "STANDARD_IA"), ("records", 365, "STANDARD") })
        {
            var key = $"{folder}/p%20m/2026-11/20261122T020000Z-1f0c93aa/archive.dump";
            await store.PutAsync(new ObjectKey(key), new MemoryStream(new byte[folder == "weekly" ? PartSize.UnitBytes + 1 : 1]), CancellationToken.None);
            var found = await client.GetObjectMetadataAsync(S3Scene.BucketOf(store), key);
            var tags = await client.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = S3Scene.BucketOf(store), Key = key });

            Assert.Equal(storageClass, found.StorageClass?.Value ?? "STANDARD");
            Assert.Equal(ObjectLockMode.Governance, found.ObjectLockMode);
            Assert.InRange(found.ObjectLockRetainUntilDate!.Value.ToUniversalTime() - found.LastModified!.Value.ToUniversalTime(),
                TimeSpan.FromDays(days) - TimeSpan.FromMinutes(5), TimeSpan.FromDays(days) + TimeSpan.FromMinutes(5));
            if (folder != "records")
                Assert.Equal([("backup", "20261122T020000Z-1f0c93aa"), ("class", folder), ("database", "p m")], (tags.Tagging ?? []).Select(t => (t.Key, t.Value)).Order());
        }
    }

    [Fact]
    public async Task The_journal_is_not_locked()
    {
        var store = await S3Scene.OpenAsync("lock=governance", locked: true);
        using var client = await SharedS3.ClientAsync();

        await store.PutAsync("journal/pmo/2026-11/a");

        Assert.Null((await client.GetObjectMetadataAsync(S3Scene.BucketOf(store), "journal/pmo/2026-11/a")).ObjectLockMode);
    }

    [Fact]
    public async Task The_mode_of_a_lock_is_that_of_the_buckets_default_where_the_address_says_nothing()
    {
        var store = await S3Scene.OpenAsync("", locked: true);
        using var client = await SharedS3.ClientAsync();
        await S3Scene.SetDefaultRetentionAsync(store, ObjectLockRetentionMode.Compliance);

        await store.CheckWritableAsync(CancellationToken.None);
        await store.PutAsync("daily/a");

        var found = await client.GetObjectMetadataAsync(S3Scene.BucketOf(store), "daily/a");
        Assert.Equal(ObjectLockMode.Compliance, found.ObjectLockMode);
        Assert.True(found.ObjectLockRetainUntilDate > found.LastModified!.Value.AddDays(29));
    }

    [Fact]
    public async Task Objects_are_encrypted_with_the_key_of_the_address()
    {
        var store = await S3Scene.OpenAsync("lock=off&kms-key=vault-key");
        using var client = await SharedS3.ClientAsync();
        var large = S3Scene.Bytes(PartSize.UnitBytes + 1);

        await store.CheckWritableAsync(CancellationToken.None);
        await store.PutAsync("a", "small");
        await store.PutAsync(new ObjectKey("b"), new MemoryStream(large), CancellationToken.None);

        foreach (var key in new[] { "a", "b" })
        {
            var found = await client.GetObjectMetadataAsync(S3Scene.BucketOf(store), key);
            Assert.Equal((ServerSideEncryptionMethod.AWSKMS, "vault-key"), (found.ServerSideEncryptionMethod, found.ServerSideEncryptionKeyManagementServiceKeyId));
        }
        Assert.Equal("small", await store.ReadAsync("a"));
        Assert.Equal(large, await S3Scene.ReadAsync(store, new ObjectKey("b")));
    }

    [Fact]
    public async Task An_older_service_gets_md5_instead_of_crc()
    {
        var store = await S3Scene.OpenAsync("lock=off&checksums=md5");
        var bytes = S3Scene.Bytes(PartSize.UnitBytes + 1);

        await store.PutAsync("a", "small");
        await store.PutAsync(new ObjectKey("b"), new MemoryStream(bytes), CancellationToken.None);

        Assert.Equal("small", await store.ReadAsync("a"));
        Assert.Equal(bytes, await S3Scene.ReadAsync(store, new ObjectKey("b")));
    }

    [Fact]
    public async Task Checking_a_bucket_leaves_neither_object_nor_parts()
    {
        var store = await S3Scene.OpenAsync("lock=off");

        await store.CheckWritableAsync(CancellationToken.None);

        Assert.Empty(await S3Scene.UploadsAsync(store));
    }
}
