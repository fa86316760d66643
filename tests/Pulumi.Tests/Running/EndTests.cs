using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>How a program ends: its exit code, what the engine is told, and that it waits for all it began.</summary>
public sealed class EndTests
{
    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task A_program_that_did_all_it_wanted_tells_the_engine_that_it_is_done()
    {
        Assert.Equal(0, await _engine.RunAsync(() => _ = new Widget("w")));

        Assert.True(_engine.IsToldTheEnd);
        Assert.Empty(_engine.Messages);
    }

    [Fact]
    public async Task Its_outputs_are_the_stack_s()
    {
        await _engine.RunAsync(() => new Dictionary<string, object?>
        {
            ["id"] = new Widget("w").Id,
            ["secret"] = Output.CreateSecret("hush"),
            ["none"] = null,
            ["unknown"] = Unknown.Of<int>(),
        });

        var sent = Assert.Single(_engine.Outputs);
        Assert.Equal("urn:project-stack", sent.Urn);
        Assert.Equal(["id", "secret", "unknown"], sent.Outputs.Fields.Keys.Order());
        Assert.Equal(Signs.Secret(Value.ForString("hush")), sent.Outputs.Fields["secret"]);
        Assert.Equal(
            (Value.ForString("id-of-w"), Value.ForString(Signs.Unknown)),
            (sent.Outputs.Fields["id"], sent.Outputs.Fields["unknown"]));
    }

    [Fact]
    public async Task An_exception_is_an_error_of_the_engine_and_the_engine_is_not_told_that_it_is_done()
    {
        Assert.Equal(32, await _engine.RunAsync(() => Output.Create(1).Apply(_ => Throw(new FormatException("no")))));

        var error = Assert.Single(_engine.Messages);
        Assert.Equal((Severity.Error, ""), (error.Severity, error.Urn));
        Assert.Matches("^Running program '.*' failed with an unhandled exception:\nSystem.FormatException: no\n", error.Message);
        Assert.False(_engine.IsToldTheEnd);
    }

    [Fact]
    public async Task A_ResourceException_is_told_beside_its_resource()
    {
        Assert.Equal(32, await _engine.RunAsync(() =>
        {
            var widget = new Widget("w");
            widget.Id.Apply(_ => Throw(new ResourceException("not like this", widget, hideStack: true)));
        }));

        var error = Assert.Single(_engine.Messages);
        Assert.Equal(("not like this", "urn:w"), (error.Message, error.Urn));
    }

    [Fact]
    public async Task An_error_that_was_logged_is_exit_code_1_and_everything_else_is_done()
    {
        Assert.Equal(1, await _engine.RunAsync(() =>
        {
            Log.Error("on fire");
            _ = new Widget("w");
        }));

        Assert.Equal("on fire", Assert.Single(_engine.Messages).Message);
        Assert.Single(_engine.Outputs);
        Assert.False(_engine.IsToldTheEnd);
    }

    [Fact]
    public async Task When_the_engine_takes_no_messages_the_exit_code_is_1()
    {
        var engine = new FakeEngine { BeforeMessage = () => throw new IOException("gone") };

        Assert.Equal(1, await engine.RunAsync(() => Log.Info("hello")));
        Assert.Equal(1, await engine.RunAsync(() => { _ = Output.Create(Task.FromException<int>(new FormatException("no"))); }));
    }

    [Fact]
    public async Task An_end_that_the_engine_refuses_is_an_error()
    {
        var engine = new FakeEngine { End = () => throw new RpcException(StatusCode.Unknown, "not yet") };

        Assert.Equal(32, await engine.RunAsync(() => { }));

        Assert.Contains(
            "Status(StatusCode=\"Unknown\", Detail=\"not yet\")", Assert.Single(engine.Messages).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_of_the_wrong_version_ends_the_program_with_the_engine_s_words()
    {
        var engine = new FakeEngine
        {
            RequireVersion = range => throw new RpcException(StatusCode.FailedPrecondition, $"it is not {range}"),
        };

        Assert.Equal(32, await engine.RunAsync(() => { _ = Deployment.RequirePulumiVersionAsync(">=99.0.0"); }));

        Assert.Contains("it is not >=99.0.0", Assert.Single(engine.Messages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_cannot_tell_its_version_is_to_be_upgraded()
    {
        var engine = new FakeEngine { RequireVersion = _ => throw new RpcException(StatusCode.Unimplemented, "") };

        Assert.Equal(32, await engine.RunAsync(() => { _ = Deployment.RequirePulumiVersionAsync(">=3.0.0"); }));

        Assert.Contains(
            "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI",
            Assert.Single(engine.Messages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_engine_takes_its_time_with_outputs()
    {
        // As long as it is busy nobody gives up; see StandstillTests.
        var gate = new TaskCompletionSource();
        var engine = new FakeEngine { BeforeOutputs = () => gate.Task };
        PendingWork? work = null;

        var run = engine.RunAsync(() => { work = Deployment.Current!.Work; });
        while (engine.Outputs.IsEmpty)
            await Task.Yield();

        Assert.True(work!.IsBusy);
        gate.SetResult();
        Assert.Equal(0, await run);
    }

    private static int Throw(Exception exception) => throw exception;
}
