using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>What every store promises; each kind of store inherits these tests and makes an empty one of its kind.</summary>
public abstract partial class ObjectStoreContract
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
    public async Task A_writable_store_is_found_writable_and_stays_empty()
    {
        var store = await MakeStoreAsync();

        await store.CheckWritableAsync(CancellationToken.None);
        await store.CheckWritableAsync(CancellationToken.None);

        Assert.Empty(await store.KeysAsync());
        Assert.Empty(await store.FoldersAsync());
    }
}
