namespace PmoBackup.Storage;

/// <summary>Reads another stream and shows every byte that is read to somebody on the way.</summary>
/// <param name="inner">The stream; disposed with this one.</param>
/// <param name="tap">Given each piece before the reader gets it.</param>
/// <param name="onEnd">Called once at the end of the stream, before the reader learns of it; may throw.</param>
internal sealed class TappedStream(
    Stream inner, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> tap, Func<CancellationToken, Task>? onEnd = null) : ForwardStream
{
    private bool _ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            await tap(buffer[..read], cancellationToken);
        }
        else if (buffer.Length > 0 && !_ended)
        {
            _ended = true;
            if (onEnd is not null)
                await onEnd(cancellationToken);
        }
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
