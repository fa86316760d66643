using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>One end of a connection that speaks HTTP/1.1.</summary>
internal sealed class HttpSide(NetworkStream stream) : IDisposable
{
    private readonly BufferedStream _input = new(stream, 64 * 1024);

    public void Dispose() => _input.Dispose();

    public async Task<HttpHead?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.Length < 4 || text.ToString(text.Length - 4, 4) != "\r\n\r\n")
        {
            if (await _input.ReadAsync(one, cancellationToken) == 0)
                return null;
            text.Append((char)one[0]);
        }
        return new HttpHead(text.ToString());
    }

    public async Task WriteAsync(string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);

    /// <summary>Reads a body, at most so much of it, and hands it on (null for nowhere), one byte changed (-1 for none).</summary>
    public async Task CopyBodyAsync(HttpHead head, HttpSide? to, long most, long changeAt, CancellationToken cancellationToken)
    {
        if (head.IsChunked)
        {
            await CopyChunksAsync(to, cancellationToken);
            return;
        }
        await CopyAsync(Math.Min(head.Length, most), to, changeAt, cancellationToken);
    }

    private async Task CopyChunksAsync(HttpSide? to, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            var length = long.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (to is not null)
                await to.WriteAsync(line + "\r\n", cancellationToken);
            await CopyAsync(length + 2, to, -1, cancellationToken);
            if (length == 0)
                return;
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.Length < 2 || text.ToString(text.Length - 2, 2) != "\r\n")
        {
            if (await _input.ReadAsync(one, cancellationToken) == 0)
                throw new IOException("The connection ended.");
            text.Append((char)one[0]);
        }
        return text.ToString(0, text.Length - 2);
    }

    private async Task CopyAsync(long length, HttpSide? to, long changeAt, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (long done = 0; done < length;)
        {
            var read = await _input.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - done)), cancellationToken);
            if (read == 0)
                throw new IOException("The connection ended.");
            if (changeAt >= done && changeAt < done + read)
                buffer[changeAt - done] ^= 1;
            if (to is not null)
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            done += read;
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => await stream.WriteAsync(bytes, cancellationToken);
}
