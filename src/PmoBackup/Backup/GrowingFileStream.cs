using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Reads a file while somebody still writes it, to the end that it has when it is complete.</summary>
/// <remarks>So a table is hashed, fingerprinted and stored while pg_dump works on it, not after.</remarks>
/// <param name="path">The file.</param>
/// <param name="complete">Ends when nothing more will be written.</param>
internal sealed class GrowingFileStream(string path, Task complete) : ForwardStream
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _file = new(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Asked before reading: what was written until then is read in this round.
            var wasComplete = complete.IsCompleted;
            var read = await _file.ReadAsync(buffer, cancellationToken);
            if (read > 0 || wasComplete || buffer.Length == 0)
                return read;
            await Task.WhenAny(complete, Task.Delay(s_pause, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}
