using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

public abstract partial class ObjectStoreContract
{
    private static readonly ObjectKey s_free = new("journal/a");

    /// <summary>Whether objects of this store can be held.</summary>
    protected virtual bool KnowsHolds => true;

    [Fact]
    public async Task What_is_not_protected_is_purged()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync(s_free.Text);

        Assert.Equal(Protection.None, await store.FindProtectionAsync(s_free, CancellationToken.None));
        await store.PurgeAsync(s_free, CancellationToken.None);
        await store.PurgeAsync(s_free, CancellationToken.None);

        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task What_is_not_there_is_neither_protected_nor_can_it_be_held()
    {
        var store = await MakeStoreAsync();

        Assert.Equal(Protection.None, await store.FindProtectionAsync(s_free, CancellationToken.None));
        await Assert.ThrowsAsync<ObjectNotFoundException>(() => store.SetHoldAsync(s_free, true, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_held_is_not_purged_before_it_is_released()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync(s_free.Text, "content");
        if (!KnowsHolds)
        {
            await Assert.ThrowsAnyAsync<PmoBackup.Errors.PmoException>(() => store.SetHoldAsync(s_free, true, CancellationToken.None));
            return;
        }

        await store.SetHoldAsync(s_free, true, CancellationToken.None);
        await store.SetHoldAsync(s_free, true, CancellationToken.None);

        Assert.True((await store.FindProtectionAsync(s_free, CancellationToken.None)).Held);
        var refusal = await Assert.ThrowsAsync<LockedException>(() => store.PurgeAsync(s_free, CancellationToken.None));
        Assert.Contains("release", refusal.Hint, StringComparison.Ordinal);
        Assert.Equal("content", await store.ReadAsync(s_free.Text));
        await store.SetHoldAsync(s_free, false, CancellationToken.None);
        await store.SetHoldAsync(s_free, false, CancellationToken.None);
        await store.PurgeAsync(s_free, CancellationToken.None);
        Assert.Empty(await store.KeysAsync());
    }
}
