using PmoBackup.Errors;

namespace PmoBackup.Tests.Storage;

public abstract partial class ObjectStoreContract
{
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
    public async Task Folders_behind_a_name_are_listed_without_it_and_those_before()
    {
        var store = await MakeStoreAsync();
        foreach (var key in new[] { "a/pmo/1", "a/pmo-old/1", "a/pmo0/1", "a/pm/1", "a/pmo/2/3" })
            await store.PutAsync(key);

        Assert.Equal(["pmo-old", "pmo0"], await store.FoldersAsync("a", after: "pmo"));
        Assert.Equal(["pm", "pmo", "pmo-old", "pmo0"], await store.FoldersAsync("a", after: "p"));
        Assert.Empty(await store.FoldersAsync("a", after: "q"));
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
}
