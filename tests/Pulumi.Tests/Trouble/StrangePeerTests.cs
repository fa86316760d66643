using System.Text;
using Microsoft.AspNetCore.Http;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Trouble;

/// <summary>At the address of the engine there is nobody, or somebody else.</summary>
public sealed class StrangePeerTests
{
    /// <summary>Answers over HTTP/2 that are none of gRPC, or broken ones.</summary>
    public static TheoryData<string> Answers => [.. s_answers.Keys];

    private static readonly Dictionary<string, Func<HttpResponse, Task>> s_answers = new()
    {
        ["a web page"] = response => response.WriteAsync("<html>Welcome</html>"),
        ["a bad gateway"] = response =>
        {
            response.StatusCode = 502;
            return Task.CompletedTask;
        },
        ["no status"] = response => SendAsync(response, [0, 0, 0, 0, 0], status: null),
        ["a status that is no number"] = response => SendAsync(response, [0, 0, 0, 0, 0], status: "fine"),
        ["nothing"] = response => SendAsync(response, [], status: "0"),
        ["less than it says"] = response => SendAsync(response, [0, 0, 0, 0, 9, 8, 1], status: "0"),
        ["more than it says"] = response => SendAsync(response, [0, 0, 0, 0, 0, 8, 1], status: "0"),
        ["a negative length"] = response => SendAsync(response, [0, 255, 255, 255, 255], status: "0"),
        ["compressed"] = response => SendAsync(response, [1, 0, 0, 0, 2, 8, 1], status: "0"),
        ["no message"] = response => SendAsync(response, [0, 0, 0, 0, 2, 255, 255], status: "0"),
    };

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("220 mail.example.test ESMTP\r\n")]
    public async Task Whoever_speaks_another_language_is_told_by_address(string greeting)
    {
        using var peer = new RawPeer(Encoding.ASCII.GetBytes(greeting));

        AssertFails(await RunAsync(peer.Address), peer.Address);
    }

    [Fact]
    public async Task Whoever_says_nothing_is_not_waited_for_for_ever()
    {
        using var peer = new RawPeer([]);

        AssertFails(await RunAsync(peer.Address), peer.Address);
    }

    [Fact]
    public async Task Nobody_is_told_by_address()
    {
        var address = RawPeer.Nobody();

        AssertFails(await RunAsync(address), address);
    }

    [Fact]
    public async Task When_only_the_monitor_is_missing_the_engine_is_told()
    {
        var address = RawPeer.Nobody();
        await using var run = await (await EngineServer.SharedAsync()).OpenAsync(isPreview: false, Scenario.Empty);
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", address, run.Engine);

        var result = await program.WaitAsync();

        Assert.Equal(32, result.ExitCode);
        Assert.Contains(await run.EventsAsync(), e => e.Text("message")?.Contains(address, StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_is_not_gRPC_is_told_as_such(string answer)
    {
        await using var peer = await WebPeer.StartAsync(s_answers[answer]);

        var result = await RunAsync(peer.Address);

        AssertFails(result, peer.Address);
        Assert.Contains("is not a Pulumi engine", result.Error, StringComparison.Ordinal);
    }

    private static async Task<ProgramResult> RunAsync(string address)
    {
        using var program = LanguageHost.OfTestPrograms.Start("OneResource", address, address, scenario: Run.Impatient);
        return await program.WaitAsync();
    }

    private static void AssertFails(ProgramResult result, string address)
    {
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(address, result.Error, StringComparison.Ordinal);
    }

    private static async Task SendAsync(HttpResponse response, byte[] body, string? status)
    {
        response.ContentType = "application/grpc";
        await response.Body.WriteAsync(body);
        if (status is not null)
            response.AppendTrailer("grpc-status", status);
    }
}
