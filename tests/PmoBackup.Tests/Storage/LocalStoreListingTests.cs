using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>What a directory may contain that no bucket can.</summary>
public sealed class LocalStoreListingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private LocalStore Store => new(StoreUrl.Parse("file://" + _folder["store"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_that_no_key_can_name_are_not_listed()
    {
        var store = Store;
        await store.PutAsync("daily/a");
        foreach (var name in new[] { ".hidden", "with space", "ümlaut", "back\\slash", "new\nline" })
        {
            await File.WriteAllTextAsync(_folder[$"store/daily/{name}"], "");
            Directory.CreateDirectory(_folder[$"store/{name}"]);
            await File.WriteAllTextAsync(_folder[$"store/{name}/inner"], "");
        }

        Assert.Equal(["daily/a"], await store.KeysAsync());
        Assert.Equal(["daily"], await store.FoldersAsync());
    }

    [Fact]
    public async Task Folders_without_any_object_are_not_listed()
    {
        var store = Store;
        await store.PutAsync("daily/a");
        Directory.CreateDirectory(_folder["store/weekly/pmo/2026-11"]);

        Assert.Equal(["daily"], await store.FoldersAsync());
    }

    [Fact]
    public async Task Ten_thousand_neighbours_are_listed_in_order()
    {
        Directory.CreateDirectory(_folder["store/daily"]);
        for (var i = 0; i < 10_000; i++)
            File.Create(_folder[$"store/daily/{i}"]).Dispose();

        var keys = await Store.KeysAsync();

        Assert.Equal(10_000, keys.Length);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }
}
