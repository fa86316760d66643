using PmoBackup.Tools;

namespace PmoBackup.Postgres;

/// <summary>Where pg_restore finds an archive: a path, or a stream that it reads from its standard input.</summary>
public sealed class ArchiveInput
{
    private const int BufferBytes = 128 * 1024;

    private readonly string? _path;
    private readonly Func<CancellationToken, Task<Stream>>? _open;

    private ArchiveInput(string? path, Func<CancellationToken, Task<Stream>>? open) => (_path, _open) = (path, open);

    /// <summary>An archive on this machine's disk: a folder, or a file.</summary>
    /// <param name="path">Its path.</param>
    public static ArchiveInput At(string path) => new(path, null);

    /// <summary>An archive in one stream. pg_restore reads no more of it than it needs.</summary>
    /// <param name="open">Opens the stream anew.</param>
    public static ArchiveInput From(Func<CancellationToken, Task<Stream>> open) => new(null, open);

    /// <summary>Runs pg_restore on the archive and returns what it writes.</summary>
    /// <param name="command">The command, without the archive.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolFailedException">It failed.</exception>
    internal async Task<string> ReadTextAsync(ToolCommand command, CancellationToken cancellationToken)
    {
        if (_path is not null)
            return await ToolRunner.ReadAsync(command with { Arguments = [.. command.Arguments, _path] }, cancellationToken);
        await using var content = await _open!(cancellationToken);
        await using var tool = RunningTool.Start(command);
        var text = "";
        await ConcurrentWork.RunAsync(
        [
            token => FeedAsync(content, tool, token),
            async token =>
            {
                using var reader = new StreamReader(tool.StandardOutput);
                text = await reader.ReadToEndAsync(token);
                await tool.EnsureSuccessAsync(token);
            },
        ], cancellationToken);
        return text;
    }

    private static async Task FeedAsync(Stream content, RunningTool tool, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            try
            {
                await tool.StandardInput.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            catch (IOException)
            {
                // A tool that has read enough closes its end; its exit code tells whether it was satisfied.
                return;
            }
        }
        tool.StandardInput.Close();
    }
}
