using System.Runtime.Versioning;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

/// <summary>The contract on a directory, and how a directory keeps it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LocalStoreTests : ObjectStoreContract, IDisposable
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder["store"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_made_before_the_first_put()
    {
        var store = Open();

        await store.KeysAsync();
        await store.FindAsync("daily/a");
        await store.DeleteAsync("daily/a");
        await Assert.ThrowsAsync<ObjectNotFoundException>(() => store.ReadAsync("daily/a"));

        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task Folders_and_files_are_for_their_owner_only()
    {
        var store = Open("above/store");

        await store.PutAsync("daily/pmo/a");

        foreach (var folder in new[] { "above", "above/store", "above/store/.tmp", "above/store/daily", "above/store/daily/pmo" })
            Assert.Equal(OnlyMine | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder[folder]));
        Assert.Equal(OnlyMine, File.GetUnixFileMode(_folder["above/store/daily/pmo/a"]));
    }

    [Fact]
    public async Task The_mode_of_a_root_that_exists_is_left_as_it_is()
    {
        var mode = OnlyMine | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(Root, mode);

        await Open().PutAsync("a");

        Assert.Equal(mode, File.GetUnixFileMode(Root));
    }

    [Fact]
    public async Task An_upload_in_flight_is_in_no_listing()
    {
        var store = Open();
        var seen = new List<string>();
        using var content = new ScriptedStream([1, 2, 3], async _ =>
        {
            Assert.Single(Directory.GetFiles(_folder["store/.tmp"]));
            seen.AddRange(await store.KeysAsync());
            seen.AddRange(await store.FoldersAsync());
        });

        await store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None);

        Assert.Empty(seen);
        Assert.Empty(Directory.GetFiles(_folder["store/.tmp"]));
    }

    [Fact]
    public async Task A_put_that_fails_or_is_refused_leaves_no_temporary_file()
    {
        var store = Open();
        await store.PutAsync("a");
        using var broken = new ScriptedStream([1, 2, 3], _ => throw new InvalidDataException());
        using var late = new ScriptedStream([1, 2, 3], _ => store.PutAsync("c"));

        await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync("a"));
        await Assert.ThrowsAsync<InvalidDataException>(
            () => store.PutAsync(new ObjectKey("b"), broken, CancellationToken.None));
        await Assert.ThrowsAsync<ObjectExistsException>(
            () => store.PutAsync(new ObjectKey("c"), late, CancellationToken.None));

        Assert.Empty(Directory.GetFiles(_folder["store/.tmp"]));
        Assert.Equal("content", await store.ReadAsync("c"));
    }

    [Fact]
    public async Task Temporary_files_of_a_killed_writer_go_after_two_days()
    {
        var store = Open();
        await store.PutAsync("a");
        var now = TimeProvider.System.GetUtcNow();
        Leave("old", now - Draft.StaleAfter - TimeSpan.FromHours(1));
        Leave("recent", now - Draft.StaleAfter + TimeSpan.FromHours(1));

        await store.CheckWritableAsync(CancellationToken.None);

        Assert.Equal(["recent"], Directory.GetFiles(_folder["store/.tmp"]).Select(Path.GetFileName));
        Assert.Equal(["a"], await store.KeysAsync());

        void Leave(string name, DateTimeOffset at)
        {
            File.WriteAllText(_folder[$"store/.tmp/{name}"], "half");
            File.SetLastWriteTimeUtc(_folder[$"store/.tmp/{name}"], at.UtcDateTime);
        }
    }

    [Fact]
    public async Task Emptied_folders_go_with_their_last_object_and_the_root_stays()
    {
        var store = Open();
        await store.PutAsync("daily/pmo/x/1");
        await store.PutAsync("daily/pmo/y/1");

        await store.DeleteAsync("daily/pmo/x/1");
        Assert.Equal([_folder["store/daily/pmo/y"]], Directory.GetDirectories(_folder["store/daily/pmo"]));

        await store.DeleteAsync("daily/pmo/y/1");
        Assert.False(Directory.Exists(_folder["store/daily"]));
        Assert.True(Directory.Exists(Root));
    }

    [Fact]
    public async Task A_put_survives_that_others_delete_the_folder_under_it()
    {
        var store = Open();
        var all = Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await store.PutAsync($"daily/pmo/x/{worker}");
                Assert.NotNull(await store.FindAsync($"daily/pmo/x/{worker}"));
                await store.DeleteAsync($"daily/pmo/x/{worker}");
            }
        }));

        await Task.WhenAll(all);

        Assert.Empty(await store.KeysAsync());
        Assert.False(Directory.Exists(_folder["store/daily"]));
    }

    [Fact]
    public async Task An_object_and_a_folder_cannot_have_the_same_name()
    {
        var store = Open();
        await store.PutAsync("daily/a");

        var below = await Assert.ThrowsAsync<RefusedException>(() => store.PutAsync("daily/a/b"));
        var above = await Assert.ThrowsAsync<RefusedException>(() => store.PutAsync("daily"));

        Assert.Contains("has an object named 'daily/a'", below.Message, StringComparison.Ordinal);
        Assert.Contains("has a folder named 'daily'", above.Message, StringComparison.Ordinal);
        Assert.Equal(["daily/a"], await store.KeysAsync());
        Assert.Empty(Directory.GetFiles(_folder["store/.tmp"]));
    }

    [Fact]
    public void The_factory_opens_a_directory_without_touching_it()
    {
        var store = ObjectStores.Open(StoreUrl.Parse("file://" + Root));

        Assert.IsType<LocalStore>(store);
        Assert.Equal("file://" + Root, store.Url.ToString());
        Assert.False(Directory.Exists(Root));
    }

    protected override Task<IObjectStore> MakeStoreAsync() => Task.FromResult<IObjectStore>(Open());

    private LocalStore Open(string name = "store") => new(StoreUrl.Parse("file://" + _folder[name]));
}
