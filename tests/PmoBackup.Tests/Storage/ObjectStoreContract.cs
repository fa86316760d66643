using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>What every store promises; each kind of store inherits these tests and makes an empty one of its kind.</summary>
public abstract class ObjectStoreContract
{
    protected abstract Task<IObjectStore> MakeStoreAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(3_000_001)]
    public async Task An_object_reads_back_as_it_was_put(int size)
    {
        var store = await MakeStoreAsync();
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var key = new ObjectKey("daily/pmo/2026-11/x/table.dat");

        var stored = await store.PutAsync(key, new MemoryStream(bytes), CancellationToken.None);
        await using var stream = await store.OpenReadAsync(key, CancellationToken.None);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);

        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(size, stored.SizeBytes);
        Assert.Equal(key, stored.Key);
        Assert.Equal(TimeSpan.Zero, stored.StoredAt.Offset);
    }

    [Fact]
    public async Task Put_find_and_list_say_the_same_of_an_object()
    {
        var store = await MakeStoreAsync();

        var put = await store.PutAsync("daily/a", "twelve bytes");

        Assert.Equal(put, await store.FindAsync("daily/a"));
        Assert.Equal(put, await store.ListAsync("", CancellationToken.None).SingleAsync());
    }

    [Fact]
    public async Task A_put_does_not_dispose_the_stream_it_read()
    {
        var store = await MakeStoreAsync();
        using var content = new ScriptedStream([1, 2, 3], _ => Task.CompletedTask);

        await store.PutAsync(new ObjectKey("a"), content, CancellationToken.None);

        Assert.False(content.IsDisposed);
    }

    [Fact]
    public async Task An_object_is_never_overwritten()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/a", "first");

        var refusal = await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync("daily/a", "second"));

        Assert.Equal(ExitCode.Refused, refusal.ExitCode);
        Assert.Equal("first", await store.ReadAsync("daily/a"));
    }

    [Fact]
    public async Task Of_many_concurrent_writers_of_one_key_exactly_one_wins()
    {
        var store = await MakeStoreAsync();
        const int Writers = 8;
        var reading = 0;
        var allRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task<int?> WriteAsync(int writer)
        {
            // Each has looked whether the key is free, and is in the middle of its upload, before the first one ends.
            var content = new ScriptedStream([(byte)('0' + writer)], _ =>
            {
                if (Interlocked.Increment(ref reading) == Writers)
                    allRead.SetResult();
                return allRead.Task;
            });
            try
            {
                await store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None);
                return writer;
            }
            catch (ObjectExistsException)
            {
                return null;
            }
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(i))));

        var winner = Assert.Single(outcomes, o => o is not null);
        Assert.Equal($"{winner}", await store.ReadAsync("daily/a"));
        Assert.Equal(["daily/a"], await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_that_fails_halfway_leaves_no_object_and_tells_the_cause()
    {
        var store = await MakeStoreAsync();
        var cause = new InvalidDataException("The dump broke off.");
        using var content = new ScriptedStream([1, 2, 3], _ => throw cause);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None));

        Assert.Same(cause, thrown);
        Assert.Null(await store.FindAsync("daily/a"));
        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_that_is_cancelled_leaves_no_object()
    {
        var store = await MakeStoreAsync();
        using var cancellation = new CancellationTokenSource();
        using var content = new ScriptedStream([1, 2, 3], async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, cancellation.Token));

        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_cancelled_by_the_time_the_stream_ends_leaves_no_object()
    {
        var store = await MakeStoreAsync();
        using var cancellation = new CancellationTokenSource();
        using var content = new ScriptedStream([1, 2, 3], _ => cancellation.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, cancellation.Token));

        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_key_can_be_put_again_after_a_put_that_failed()
    {
        var store = await MakeStoreAsync();
        using var content = new ScriptedStream([1, 2, 3], _ => throw new InvalidDataException());
        await Assert.ThrowsAsync<InvalidDataException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None));

        await store.PutAsync("daily/a", "second");

        Assert.Equal("second", await store.ReadAsync("daily/a"));
    }

    [Fact]
    public async Task An_object_that_is_missing_is_found_to_be_missing()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/a/b");

        Assert.Null(await store.FindAsync("daily/b"));
        Assert.Null(await store.FindAsync("weekly/a/b"));
        Assert.Null(await store.FindAsync("daily/a"));
        Assert.Null(await store.FindAsync("daily/a/b/c"));
        var error = await Assert.ThrowsAsync<ObjectNotFoundException>(() => store.ReadAsync("daily/b"));
        Assert.Equal(ExitCode.Corrupted, error.ExitCode);
        Assert.Contains("daily/b", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObjectNotFoundException>(() => store.ReadAsync("daily/a"));
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_its_neighbours_are_not()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/a");
        await store.PutAsync("daily/b");

        await store.DeleteAsync("daily/a");

        Assert.Null(await store.FindAsync("daily/a"));
        Assert.Equal(["daily/b"], await store.KeysAsync());
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_error()
    {
        var store = await MakeStoreAsync();
        await store.DeleteAsync("daily/a");
        await store.PutAsync("daily/a/b");

        await store.DeleteAsync("daily/b");
        await store.DeleteAsync("daily/a");
        await store.DeleteAsync("daily/a/b/c");

        Assert.Equal(["daily/a/b"], await store.KeysAsync());
    }

    [Fact]
    public async Task A_deleted_key_can_be_put_again()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/a", "first");
        await store.DeleteAsync("daily/a");

        await store.PutAsync("daily/a", "second");

        Assert.Equal("second", await store.ReadAsync("daily/a"));
    }

    [Fact]
    public async Task Objects_are_listed_in_the_ordinal_order_of_their_whole_keys()
    {
        var store = await MakeStoreAsync();
        string[] keys = ["a-b", "a.c", "a/b", "a/b!x", "a/b-/z", "a/bb/c", "a/b~", "a0", "B/x", "a/Z", "b"];
        foreach (var key in keys)
            await store.PutAsync(key);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await store.KeysAsync());
        Assert.Equal(["a/Z", "a/b", "a/b!x", "a/b-/z", "a/bb/c", "a/b~"], await store.KeysAsync("a"));
    }

    [Fact]
    public async Task A_folder_is_listed_without_others_whose_names_begin_like_it()
    {
        var store = await MakeStoreAsync();
        foreach (var key in new[] { "daily/pmo/1", "daily/pmo2/1", "daily/pmo-old/1", "daily/pm" })
            await store.PutAsync(key);

        Assert.Equal(["daily/pmo/1"], await store.KeysAsync("daily/pmo"));
        Assert.Empty(await store.KeysAsync("daily/p"));
        Assert.Empty(await store.KeysAsync("daily/pm"));
        Assert.Empty(await store.KeysAsync("weekly"));
    }

    [Fact]
    public async Task Folders_are_those_directly_below_that_have_objects_in_ordinal_order()
    {
        var store = await MakeStoreAsync();
        foreach (var key in new[] { "daily/pmo/2026-11/1", "daily/pmo/2026-10/x/1", "daily/pmo-old/1", "daily/file", "weekly/1" })
            await store.PutAsync(key);

        Assert.Equal(["daily", "weekly"], await store.FoldersAsync());
        Assert.Equal(["pmo", "pmo-old"], await store.FoldersAsync("daily"));
        Assert.Equal(["2026-10", "2026-11"], await store.FoldersAsync("daily/pmo"));
        Assert.Empty(await store.FoldersAsync("daily/pmo-old"));
        Assert.Empty(await store.FoldersAsync("monthly"));
    }

    [Fact]
    public async Task A_folder_whose_last_object_went_is_not_listed()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/pmo/1");

        await store.DeleteAsync("daily/pmo/1");

        Assert.Empty(await store.FoldersAsync());
    }

    [Fact]
    public async Task An_empty_store_lists_nothing()
    {
        var store = await MakeStoreAsync();

        Assert.Empty(await store.KeysAsync());
        Assert.Empty(await store.FoldersAsync());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("daily/../..")]
    [InlineData("daily/")]
    [InlineData("/daily")]
    [InlineData(".tmp")]
    public async Task A_folder_that_no_key_can_have_is_refused(string folder)
    {
        var store = await MakeStoreAsync();

        await Assert.ThrowsAsync<UsageException>(() => store.KeysAsync(folder));
        await Assert.ThrowsAsync<UsageException>(() => store.FoldersAsync(folder));
    }

    [Fact]
    public async Task A_listing_can_be_cancelled_in_its_middle()
    {
        var store = await MakeStoreAsync();
        foreach (var key in new[] { "a", "b", "c" })
            await store.PutAsync(key);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in store.ListAsync("", cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    [Fact]
    public async Task A_writable_store_is_found_writable_and_stays_empty()
    {
        var store = await MakeStoreAsync();

        await store.CheckWritableAsync(CancellationToken.None);
        await store.CheckWritableAsync(CancellationToken.None);

        Assert.Empty(await store.KeysAsync());
        Assert.Empty(await store.FoldersAsync());
    }
}
