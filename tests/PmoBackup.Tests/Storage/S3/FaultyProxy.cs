using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>Stands between a store and the real S3, writes down every request, and breaks what a test wants broken.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _upstream;
    private readonly Task _accepting;

    public FaultyProxy(Uri upstream)
    {
        _upstream = upstream;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Method and path with query of each request, in the order in which they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Says what happens to a request; null for nothing.</summary>
    public Func<string, Fault?> Breaks { get; set; } = _ => null;

    /// <summary>The fault for the first requests that a condition names; those after them pass.</summary>
    public void Break(int times, Func<string, bool> which, Fault fault)
    {
        var count = 0;
        Breaks = request => which(request) && Interlocked.Increment(ref count) <= times ? fault : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var ours = client;
        try
        {
            using var server = new TcpClient();
            await server.ConnectAsync(_upstream.Host, _upstream.Port, _end.Token);
            using var near = new HttpSide(ours.GetStream());
            using var far = new HttpSide(server.GetStream());
            while (await near.ReadHeadAsync(_end.Token) is { } request)
            {
                if (!await ServeAsync(request, near, far))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<bool> ServeAsync(HttpHead request, HttpSide near, HttpSide far)
    {
        var line = request.FirstLine[..request.FirstLine.LastIndexOf(' ')];
        Requests.Enqueue(line);
        var fault = Breaks(line);
        if (request.Header("Expect") is not null)
            await near.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n", _end.Token);
        switch (fault)
        {
            case { Kind: FaultKind.Silence }:
                await near.CopyBodyAsync(request, null, long.MaxValue, -1, _end.Token);
                await Task.Delay(Timeout.Infinite, _end.Token);
                return false;
            case { Kind: FaultKind.CutRequest, At: var at }:
                await near.CopyBodyAsync(request, null, at, -1, _end.Token);
                return false;
            case { Kind: FaultKind.Status, At: var status, Code: var code }:
                await near.CopyBodyAsync(request, null, long.MaxValue, -1, _end.Token);
                var body = $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>As the test wants.</Message></Error>";
                await near.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {status} Fault\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}"), _end.Token);
                return true;
        }
        await far.WriteAsync(request.Without("Expect"), _end.Token);
        await near.CopyBodyAsync(request, far, long.MaxValue, -1, _end.Token);
        var response = await far.ReadHeadAsync(_end.Token) ?? throw new IOException("The server went away.");
        if (fault is { Kind: FaultKind.LoseAnswer })
            return false;
        var hasBody = !line.StartsWith("HEAD ", StringComparison.Ordinal);
        if (fault is { Kind: FaultKind.Lengthen or FaultKind.Shorten, At: var by })
        {
            var told = response.Length + (fault.Kind == FaultKind.Lengthen ? by : -by);
            await near.WriteAsync(response.WithLength(told), _end.Token);
            if (hasBody)
                await far.CopyBodyAsync(response, near, told, -1, _end.Token);
            return false;
        }
        await near.WriteAsync(response.Text, _end.Token);
        if (!hasBody)
            return true;
        if (fault is { Kind: FaultKind.CutResponse, At: var cut })
        {
            await far.CopyBodyAsync(response, near, cut, -1, _end.Token);
            return false;
        }
        await far.CopyBodyAsync(response, near, long.MaxValue, fault is { Kind: FaultKind.ChangeByte } ? fault.At : -1, _end.Token);
        return true;
    }
}
