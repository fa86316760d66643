using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;

namespace Pulumi.Engine;

/// <summary>
/// gRPC as far as a program needs it: one request, one answer, over HTTP/2 without TLS. A message travels behind a flag byte
/// (0: not compressed) and four bytes of length; the status comes in the trailers.
/// </summary>
internal sealed class GrpcConnection : IDisposable
{
    private const int PrefixLength = 5;
    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    private readonly HttpClient _http;
    private readonly string _address;

    /// <param name="address">Host and port.</param>
    public GrpcConnection(string address)
    {
        _address = address;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            // As many registrations at once as the program has, whatever one connection allows.
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"http://{address}"),
            // A resource takes as long as it takes.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Calls <c>service/method</c>.</summary>
    /// <exception cref="RpcException">The other side refused, is not there, or does not speak gRPC.</exception>
    public async Task<T> CallAsync<T>(string method, IMessage request, MessageParser<T> parser, CancellationToken cancellationToken = default)
        where T : IMessage<T>
    {
        try
        {
            using var message = MakeRequest(method, request);
            using var response = await _http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            ThrowIfFailed(response);
            return Parse(body, parser);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw NotGrpc("a message that cannot be read", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unavailable(e);
        }
    }

    private static HttpRequestMessage MakeRequest(string method, IMessage request)
    {
        var size = request.CalculateSize();
        var body = new byte[PrefixLength + size];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), size);
        request.WriteTo(body.AsSpan(PrefixLength));
        var message = new HttpRequestMessage(HttpMethod.Post, $"/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new MessageContent(body),
        };
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (TraceParent.Next() is { } traceParent)
            message.Headers.Add(TraceParent.Header, traceParent);
        return message;
    }

    private void ThrowIfFailed(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType?.StartsWith(ContentType.MediaType!, StringComparison.Ordinal) != true)
            throw NotGrpc($"HTTP status {(int)response.StatusCode}");
        // Without a message the status stands among the headers.
        var status = First(response.TrailingHeaders, "grpc-status") ?? First(response.Headers, "grpc-status");
        if (!int.TryParse(status, CultureInfo.InvariantCulture, out var code))
            throw NotGrpc("no grpc-status");
        if (code == (int)StatusCode.OK)
            return;
        var detail = First(response.TrailingHeaders, "grpc-message") ?? First(response.Headers, "grpc-message");
        throw new RpcException((StatusCode)code, Uri.UnescapeDataString(detail ?? ""));
    }

    private T Parse<T>(byte[] body, MessageParser<T> parser) where T : IMessage<T>
    {
        if (body.Length < PrefixLength || body[0] != 0
            || BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)) != body.Length - PrefixLength)
        {
            throw NotGrpc($"{body.Length} bytes that are not one message");
        }
        return parser.ParseFrom(body, PrefixLength, body.Length - PrefixLength);
    }

    private static string? First(HttpHeaders headers, string name)
        => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private RpcException Unavailable(Exception cause) => new(
        StatusCode.Unavailable, $"The Pulumi engine at {_address} cannot be reached: {cause.GetBaseException().Message}", cause);

    private RpcException NotGrpc(string what, Exception? cause = null) => new(
        StatusCode.Internal, $"What listens at {_address} is not a Pulumi engine: it answered with {what}.", cause);

    /// <summary>A message without a content length, which gRPC does not have.</summary>
    private sealed class MessageContent : HttpContent
    {
        private readonly byte[] _body;

        public MessageContent(byte[] body)
        {
            _body = body;
            Headers.ContentType = GrpcConnection.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => stream.WriteAsync(_body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
