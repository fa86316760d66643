namespace PmoBackup.Tests.Storage.S3;

/// <summary>Gives its bytes in uneven pieces, as a pipe does.</summary>
internal sealed class SlowStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    private int _reads;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (_reads++ * 7919 % 100_000))], cancellationToken);
}
