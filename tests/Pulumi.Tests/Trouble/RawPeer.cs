using System.Net;
using System.Net.Sockets;

namespace Pulumi.Tests.Trouble;

/// <summary>Something that listens and is no engine: it answers whoever connects with the same bytes, and then waits.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];

    /// <param name="greeting">The bytes; none for a peer that says nothing at all.</param>
    public RawPeer(byte[] greeting)
    {
        _listener.Start();
        _ = AcceptAsync(greeting);
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>An address where nobody listens.</summary>
    public static string Nobody()
    {
        using var peer = new RawPeer([]);
        return peer.Address;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    private async Task AcceptAsync(byte[] greeting)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _clients.Add(client);
                await client.GetStream().WriteAsync(greeting);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed.
        }
    }
}
