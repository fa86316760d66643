using System.Net;
using System.Net.Http.Headers;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>What the tests see of a request is all that was sent.</summary>
public sealed class TestEngineTests
{
    [Theory]
    // The number of a field and how it is written, its length, its bytes.
    [InlineData(new byte[] { 0x0a, 1, 0x78 }, """{ "id": "x" }""")]
    [InlineData(new byte[] { 0x0a, 1, 0x78, 0xba, 0x3e, 1, 0x79 }, """{ "id": "x", "unknownFields": [999] }""")]
    public async Task A_field_that_the_official_definitions_lack_is_seen(byte[] message, string expected)
    {
        var e = await SendAsync("SupportsFeature", message);

        Json.AssertEqual(expected, e.Request);
    }

    [Theory]
    [InlineData(new byte[0], "{}")]
    // Field 5 (object) is there and empty; field 6 (protect) is there and false; field 4 (custom) is false, as if it were not there.
    [InlineData(new byte[] { 0x2a, 0, 0x30, 0, 0x20, 0 }, """{ "object": {}, "protect": false }""")]
    public async Task What_is_there_and_empty_is_told_from_what_is_not_there(byte[] message, string expected)
    {
        var e = await SendAsync("RegisterResource", message);

        Json.AssertEqual(expected, e.Request);
    }

    private static async Task<EngineEvent> SendAsync(string method, byte[] message)
    {
        await using var run = await (await EngineServer.SharedAsync()).OpenAsync(isPreview: false, Scenario.Empty);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{run.Monitor}/pulumirpc.ResourceMonitor/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, (byte)message.Length, .. message]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var response = await http.SendAsync(request);
        return Assert.Single(await run.EventsAsync());
    }
}
