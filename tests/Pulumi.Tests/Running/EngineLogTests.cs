using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

public sealed class EngineLogTests
{
    private readonly PendingWork _work = new();

    [Fact]
    public async Task A_message_goes_with_all_that_was_said()
    {
        var widget = (await MockRun.WidgetsAsync("w"))[0];
        var engine = new FakeEngine();
        var log = new EngineLog(engine, _work);

        await log.SendAsync(Severity.Warning, "careful", widget, streamId: 3, ephemeral: true);

        var message = Assert.Single(engine.Messages);
        Assert.Equal(
            (Severity.Warning, "careful", 3, true), (message.Severity, message.Message, message.StreamId, message.Ephemeral));
        Assert.EndsWith("::w", message.Urn, StringComparison.Ordinal);
        Assert.False(log.HasErrors);
    }

    [Fact]
    public async Task An_error_is_remembered_at_once()
    {
        var arrival = new TaskCompletionSource();
        var log = new EngineLog(new FakeEngine { BeforeMessage = () => arrival.Task }, _work);

        var sent = log.SendAsync(Severity.Error, "on fire");

        Assert.True(log.HasErrors);
        arrival.SetResult();
        await sent;
    }

    [Fact]
    public async Task The_program_does_not_end_before_a_message_is_there()
    {
        var arrival = new TaskCompletionSource();
        var log = new EngineLog(new FakeEngine { BeforeMessage = () => arrival.Task }, _work);

        _ = log.SendAsync(Severity.Info, "hello");
        var ended = _work.WhenEndedAsync();

        Assert.False(ended.IsCompleted);
        arrival.SetResult();
        Assert.Empty(await ended);
    }

    [Fact]
    public async Task A_message_that_does_not_arrive_is_a_failure_of_its_own_kind()
    {
        var log = new EngineLog(new FakeEngine { BeforeMessage = () => throw new IOException("gone") }, _work);

        await Assert.ThrowsAsync<LogException>(() => log.SendAsync(Severity.Info, "hello"));

        Assert.True(log.HasErrors);
        var failure = Assert.IsType<LogException>(Assert.Single(await _work.WhenEndedAsync()));
        Assert.Equal("Error occurred during logging: gone", failure.Message);
        Assert.IsType<IOException>(failure.InnerException);
    }

    [Fact]
    public async Task A_message_about_a_resource_that_failed_is_told_without_it()
    {
        Widget? widget = null;
        await MockRun.FailureAsync(
            () => widget = new Widget("w"), new DemoMocks { State = _ => throw new FormatException("no") });
        var engine = new FakeEngine();

        await new EngineLog(engine, _work).SendAsync(Severity.Info, "hello", widget);

        Assert.Equal("", Assert.Single(engine.Messages).Urn);
    }
}
