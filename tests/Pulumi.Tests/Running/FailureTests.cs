using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>How a test learns that the program failed.</summary>
public sealed class FailureTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Fact]
    public async Task One_failure_is_a_RunException()
    {
        var forms = new Func<Task>[]
        {
            () => Deployment.TestAsync(new DemoMocks(), Update, () => { if (Throws()) throw new FormatException("no"); }),
            () => Deployment.TestAsync(new DemoMocks(), Update, async () =>
            {
                await Task.Yield();
                throw new FormatException("no");
            }),
            () => Deployment.TestAsync(
                new DemoMocks(), Update, () => Throws() ? throw new FormatException("no") : new Dictionary<string, object?>()),
            () => Deployment.TestAsync(
                new DemoMocks(), Update, () => { Output.Create(1).Apply(_ => Throws() ? throw new FormatException("no") : 1); }),
        };

        foreach (var form in forms)
        {
            var failure = await Assert.ThrowsAsync<RunException>(form);
            Assert.StartsWith("Running program '", failure.Message, StringComparison.Ordinal);
            Assert.Contains(
                "failed with an unhandled exception:\nSystem.FormatException: no", failure.Message, StringComparison.Ordinal);
        }

        static bool Throws() => true;
    }

    [Fact]
    public async Task Several_failures_are_an_AggregateException()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Deployment.TestAsync(new DemoMocks(), Update, () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));

        Assert.All(failure.InnerExceptions, inner => Assert.IsType<RunException>(inner));
        Assert.Equal(["first", "second"], failure.InnerExceptions.Select(inner => inner.Message).Order());
    }

    [Fact]
    public async Task An_error_that_is_only_logged_is_a_failure_too()
        => Assert.Equal("on fire", await MockRun.FailureAsync(() => Log.Error("on fire")));

    [Fact]
    public async Task Other_messages_are_no_failures() => await MockRun.UpdateAsync(() =>
    {
        Log.Debug("d");
        Log.Info("i", new Widget("w"));
        Log.Warn("w", streamId: 3, ephemeral: true);
    });

    [Fact]
    public async Task An_exception_can_be_logged_with_all_it_knows()
        => Assert.StartsWith(
            "System.FormatException: no", await MockRun.FailureAsync(() => Log.Exception(new FormatException("no"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_RunException_is_told_by_its_message_alone()
        => Assert.Equal(
            "not like this",
            await MockRun.FailureAsync(() => throw new RunException("not like this", new FormatException("inner"))));

    [Fact]
    public async Task A_ResourceException_is_told_with_or_without_its_stack()
    {
        Assert.Equal(
            "not like this",
            await MockRun.FailureAsync(() => throw new ResourceException("not like this", null, hideStack: true)));
        Assert.StartsWith(
            "Pulumi.ResourceException: not like this", await MockRun.FailureAsync(
                () => throw new ResourceException("not like this", null)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mocks_that_give_no_dictionary_fail_the_program()
    {
        var message = await MockRun.FailureAsync(() => _ = new Widget("w"), new DemoMocks { State = _ => "a text" });

        Assert.Contains("System.String is not a supported argument type", message, StringComparison.Ordinal);
    }
}
