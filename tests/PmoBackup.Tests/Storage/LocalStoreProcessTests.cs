using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>What depends on the process: its umask, its user, its open files.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(ProcessWideStateCollection.Name)]
public sealed partial class LocalStoreProcessTests : IDisposable
{
    private const uint Nobody = 65534;
    private readonly TemporaryFolder _folder = new();

    private LocalStore Store => new(StoreUrl.Parse("file://" + _folder["store"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Modes_do_not_depend_on_a_permissive_umask()
    {
        var before = SetUmask(0);
        try
        {
            await Store.PutAsync("daily/a");
        }
        finally
        {
            _ = SetUmask(before);
        }

        var mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(mine, File.GetUnixFileMode(_folder["store/daily/a"]));
        foreach (var folder in new[] { "store", "store/.tmp", "store/daily" })
            Assert.Equal(mine | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder[folder]));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_said_to_be_denied()
    {
        await Store.PutAsync("daily/a");
        UnreachableException put, list;
        var isRoot = Environment.IsPrivilegedProcess;
        File.SetUnixFileMode(_folder["store"], UnixFileMode.None);
        // Nothing is denied to root: be somebody else for a moment.
        if (isRoot)
            Assert.Equal(0, SetEffectiveUser(Nobody));
        try
        {
            put = await Assert.ThrowsAsync<UnreachableException>(() => Store.PutAsync("daily/b"));
            list = await Assert.ThrowsAsync<UnreachableException>(() => Store.KeysAsync());
        }
        finally
        {
            if (isRoot)
                _ = SetEffectiveUser(0);
            File.SetUnixFileMode(_folder["store"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var error in new[] { put, list })
        {
            Assert.Contains("Permission denied", error.Message, StringComparison.Ordinal);
            Assert.Contains("Run as the user who owns", error.Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_call_leaves_a_file_open()
    {
        var store = Store;
        await UseAsync();
        var before = OpenFiles();

        for (var i = 0; i < 5; i++)
            await UseAsync();

        Assert.Equal(before, OpenFiles());

        async Task UseAsync()
        {
            await store.PutAsync("daily/pmo/a");
            await store.PutAsync("daily/pmo/b");
            await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync("daily/pmo/a"));
            await Assert.ThrowsAsync<RefusedException>(() => store.PutAsync("daily/pmo/a/b/c"));
            await Assert.ThrowsAsync<ObjectNotFoundException>(() => store.ReadAsync("daily/x/y"));
            await store.FindAsync("daily/pmo/a");
            await store.ReadAsync("daily/pmo/a");
            await store.FoldersAsync();
            // Most readers of a listing stop at the first that they like.
            await store.ListAsync("", CancellationToken.None).FirstAsync();
            await store.CheckWritableAsync(CancellationToken.None);
            await store.DeleteAsync("daily/pmo/a");
            await store.DeleteAsync("daily/pmo/b");
        }

        string[] OpenFiles() => [.. Directory.GetFileSystemEntries("/proc/self/fd")
            .Select(f => new FileInfo(f).LinkTarget ?? "")
            .Where(t => t.StartsWith(_folder.Path, StringComparison.Ordinal))];
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetUmask(uint mask);

    [LibraryImport("libc", EntryPoint = "seteuid")]
    private static partial int SetEffectiveUser(uint user);
}
