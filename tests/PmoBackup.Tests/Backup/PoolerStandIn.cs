using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PmoBackup.Tests.Backup;

/// <summary>A gateway to a real server that, as poolers do, announces a process id of its own, or refuses start-up options.</summary>
internal sealed class PoolerStandIn : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _serverPort;
    private readonly bool _refusesOptions;
    private readonly Task _accepting;

    public PoolerStandIn(int serverPort, bool refusesOptions)
    {
        (_serverPort, _refusesOptions) = (serverPort, refusesOptions);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                if (_refusesOptions)
                {
                    var words = Encoding.ASCII.GetBytes("SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0");
                    var message = new byte[5 + words.Length];
                    message[0] = (byte)'E';
                    BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + words.Length);
                    words.CopyTo(message, 5);
                    _ = await client.GetStream().ReadAsync(new byte[4096], _end.Token);
                    await client.GetStream().WriteAsync(message, _end.Token);
                    return;
                }
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _end.Token), AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // Either side may hang up at any time.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var head = new byte[5];
        while (await server.ReadAtLeastAsync(head, 5, throwOnEndOfStream: false, _end.Token) == 5)
        {
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await server.ReadExactlyAsync(body, _end.Token);
            if (head[0] == 'K')
                BinaryPrimitives.WriteInt32BigEndian(body, 4711);
            await client.WriteAsync(head, _end.Token);
            await client.WriteAsync(body, _end.Token);
        }
    }
}
