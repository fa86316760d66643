using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Storage;

/// <summary>A link below the root leads nowhere, whoever put it there.</summary>
public sealed class LocalStoreLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LocalStoreLinkTests()
    {
        Directory.CreateDirectory(_folder["store"]);
        Directory.CreateDirectory(_folder["outside"]);
        File.WriteAllText(_folder["outside/secret"], "secret");
    }

    private LocalStore Store => new(StoreUrl.Parse("file://" + _folder["store"]));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("outside", "link/secret")]
    [InlineData("outside", "link/new")]
    [InlineData("outside/secret", "link")]
    [InlineData("outside/secret", "link/below")]
    [InlineData("nowhere", "link")]
    [InlineData("nowhere", "link/new")]
    public async Task A_link_on_the_way_to_a_key_is_refused_by_every_call(string target, string key)
    {
        File.CreateSymbolicLink(_folder["store/link"], _folder[target]);

        await AssertRefusedAsync(() => Store.PutAsync(key));
        await AssertRefusedAsync(() => Store.ReadAsync(key));
        await AssertRefusedAsync(() => Store.FindAsync(key));
        await AssertRefusedAsync(() => Store.DeleteAsync(key));
        await AssertRefusedAsync(() => Store.KeysAsync("link"));
        await AssertRefusedAsync(() => Store.FoldersAsync("link"));
        AssertOutsideIsUntouched();
    }

    [Fact]
    public async Task Links_are_not_listed()
    {
        await Store.PutAsync("daily/a");
        File.CreateSymbolicLink(_folder["store/folder"], _folder["outside"]);
        File.CreateSymbolicLink(_folder["store/file"], _folder["outside/secret"]);
        File.CreateSymbolicLink(_folder["store/daily/inside"], _folder["store/daily/a"]);
        File.CreateSymbolicLink(_folder["store/daily/circle"], _folder["store"]);

        Assert.Equal(["daily/a"], await Store.KeysAsync());
        Assert.Equal(["daily"], await Store.FoldersAsync());
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_temporary_folder_is_refused()
    {
        File.CreateSymbolicLink(_folder["store/.tmp"], _folder["outside"]);

        await AssertRefusedAsync(() => Store.PutAsync("a"), ".tmp");
        await AssertRefusedAsync(() => Store.CheckWritableAsync(CancellationToken.None), ".tmp");
        AssertOutsideIsUntouched();
    }

    [Fact]
    public async Task A_link_among_the_temporary_files_is_left_alone()
    {
        await Store.PutAsync("a");
        File.CreateSymbolicLink(_folder["store/.tmp/old"], _folder["outside/secret"]);
        File.SetLastWriteTimeUtc(_folder["outside/secret"], DateTime.UnixEpoch);

        await Store.CheckWritableAsync(CancellationToken.None);

        AssertOutsideIsUntouched();
    }

    [Fact]
    public async Task The_root_itself_may_be_a_link()
    {
        File.CreateSymbolicLink(_folder["alias"], _folder["store"]);
        var alias = new LocalStore(StoreUrl.Parse("file://" + _folder["alias"]));

        await alias.PutAsync("daily/a");

        Assert.Equal(["daily/a"], await alias.KeysAsync());
        Assert.Equal(["daily/a"], await Store.KeysAsync());
    }

    [Fact]
    public async Task A_root_that_links_to_nothing_cannot_be_written_to()
    {
        File.CreateSymbolicLink(_folder["alias"], _folder["not-mounted"]);
        var alias = new LocalStore(StoreUrl.Parse("file://" + _folder["alias"]));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => alias.PutAsync("a"));

        Assert.Contains("not mounted", error.Hint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["not-mounted"]));
    }

    [Fact]
    public async Task A_pipe_is_refused_without_waiting_for_its_writer_and_not_listed()
    {
        await ToolRunner.ReadAsync(new ToolCommand("mkfifo", _folder["store/pipe"]), CancellationToken.None);

        await Assert.ThrowsAsync<RefusedException>(() => Store.ReadAsync("pipe"));
        await Assert.ThrowsAsync<RefusedException>(() => Store.PutAsync("pipe"));
        Assert.Empty(await Store.KeysAsync());
    }

    private static async Task AssertRefusedAsync(Func<Task> call, string name = "link")
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal(ExitCode.Refused, refusal.ExitCode);
        Assert.Contains($"'{name}' in the store is a symbolic link", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.Hint);
    }

    private void AssertOutsideIsUntouched()
    {
        Assert.Equal([_folder["outside/secret"]], Directory.GetFileSystemEntries(_folder["outside"]));
        Assert.Equal("secret", File.ReadAllText(_folder["outside/secret"]));
        Assert.False(Path.Exists(_folder["nowhere"]));
    }
}
