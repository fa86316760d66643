namespace PmoBackup.Tests.Storage.S3;

/// <summary>Gives some pieces of bytes, and calls the test after each with how many there were.</summary>
internal sealed class ScriptedStreams(byte[][] pieces, Func<int, Task> after) : Stream
{
    private int _piece;
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_piece == pieces.Length)
            return 0;
        if (_at == pieces[_piece].Length)
        {
            (_piece, _at) = (_piece + 1, 0);
            await after(_piece);
            return await ReadAsync(buffer, cancellationToken);
        }
        var count = Math.Min(buffer.Length, pieces[_piece].Length - _at);
        pieces[_piece].AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
