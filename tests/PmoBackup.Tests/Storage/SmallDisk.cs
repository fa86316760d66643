using PmoBackup.Tools;

namespace PmoBackup.Tests.Storage;

/// <summary>A real file system of one megabyte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder["disk"];

    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        Directory.CreateDirectory(disk.Path);
        try
        {
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", disk.Path);
        }
        catch (Exception e)
        {
            disk._folder.Dispose();
            throw new InvalidOperationException("This test fills a real disk and needs the right to mount a tmpfs of 1 MB.", e);
        }
        return disk;
    }

    public Task MakeReadOnlyAsync() => RunAsync("mount", "-o", "remount,ro", Path);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        _folder.Dispose();
    }

    private static Task<string> RunAsync(string program, params string[] arguments) =>
        ToolRunner.ReadAsync(new ToolCommand(program, arguments), CancellationToken.None);
}
