using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>Disks that are full or read-only, and roots that are none.</summary>
public sealed class LocalStoreTroubleTests
{
    [SmallDiskFact]
    public async Task A_full_disk_is_named_and_nothing_stays_on_it()
    {
        await using var disk = await SmallDisk.MountAsync();
        var store = Open(disk.Path);
        await store.PutAsync("daily/small");
        using var large = new MemoryStream(new byte[4_000_000]);

        var error = await Assert.ThrowsAsync<UnreachableException>(
            () => store.PutAsync(new ObjectKey("daily/large"), large, CancellationToken.None));

        Assert.Equal(ExitCode.Unreachable, error.ExitCode);
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Contains("daily/large", error.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", error.Hint, StringComparison.Ordinal);
        Assert.Equal(["daily/small"], await store.KeysAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, ".tmp")));
        await store.CheckWritableAsync(CancellationToken.None);
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_full_already_is_found_by_the_check()
    {
        await using var disk = await SmallDisk.MountAsync();
        var store = Open(disk.Path);
        await store.CheckWritableAsync(CancellationToken.None);
        await using (var filler = File.Create(Path.Combine(disk.Path, "filler")))
            await Assert.ThrowsAsync<IOException>(async () => await filler.WriteAsync(new byte[4_000_000]));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => store.CheckWritableAsync(CancellationToken.None));

        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_read_only_disk_can_be_read_and_is_named_where_it_is_to_be_written()
    {
        await using var disk = await SmallDisk.MountAsync();
        var store = Open(disk.Path);
        await store.PutAsync("daily/a");
        await disk.MakeReadOnlyAsync();

        Assert.Equal("content", await store.ReadAsync("daily/a"));
        Assert.Equal(["daily/a"], await store.KeysAsync());
        await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync("daily/a"));
        await AssertReadOnlyAsync(() => store.PutAsync("daily/b"));
        await AssertReadOnlyAsync(() => store.DeleteAsync("daily/a"));
        await AssertReadOnlyAsync(() => store.CheckWritableAsync(CancellationToken.None));
        await AssertReadOnlyAsync(() => Open(Path.Combine(disk.Path, "new/root")).PutAsync("a"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public async Task A_root_that_is_or_is_below_a_file_is_unreachable(string root)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "");
        var store = Open(folder[root]);

        foreach (var call in new Func<Task>[]
        {
            () => store.PutAsync("a"), () => store.FindAsync("a"), () => store.ReadAsync("a"), () => store.KeysAsync(),
            () => store.FoldersAsync(), () => store.DeleteAsync("a"), () => store.CheckWritableAsync(CancellationToken.None),
        })
        {
            var error = await Assert.ThrowsAsync<UnreachableException>(call);
            Assert.Contains("Not a directory", error.Message, StringComparison.Ordinal);
            Assert.Contains("A file stands where", error.Hint, StringComparison.Ordinal);
        }
    }

    private static LocalStore Open(string path) => new(StoreUrl.Parse("file://" + path));

    private static async Task AssertReadOnlyAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<UnreachableException>(call);
        Assert.Contains("Read-only file system", error.Message, StringComparison.Ordinal);
        Assert.Contains("for writing", error.Hint, StringComparison.Ordinal);
    }
}
