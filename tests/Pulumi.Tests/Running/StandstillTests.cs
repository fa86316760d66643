namespace Pulumi.Tests.Running;

public sealed class StandstillTests
{
    /// <summary>More looks than its patience is long.</summary>
    private const int Looks = 60;

    private readonly PendingWork _work = new();

    [Fact]
    public void A_task_that_does_not_end_while_nothing_else_happens_counts_as_lost()
    {
        _work.Add(new TaskCompletionSource().Task, new object());

        var reasons = Look(() => { });

        Assert.Null(reasons[0]);
        Assert.Contains("nothing is under way", reasons[^1]?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_long_as_the_engine_or_the_program_does_something_nothing_is_lost()
    {
        var action = new TaskCompletionSource<int>();
        var done = _work.DoAsync(() => action.Task);

        Assert.All(Look(() => { }), Assert.Null);

        action.SetResult(1);
        await done;
    }

    [Fact]
    public void As_long_as_work_begins_or_ends_nothing_is_lost()
    {
        _work.Add(new TaskCompletionSource().Task);

        Assert.All(Look(() => _work.Add(Task.CompletedTask)), Assert.Null);
    }

    [Fact]
    public void A_circle_is_told_at_the_first_look()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(deferred.Output.Apply(x => x));
        _work.Add(new TaskCompletionSource().Task, deferred.Output);

        Assert.StartsWith("An output waits for itself;", new Standstill(_work).Look()?.Message, StringComparison.Ordinal);
    }

    private List<RunException?> Look(Action between)
    {
        var standstill = new Standstill(_work);
        return [.. Enumerable.Range(0, Looks).Select(_ =>
        {
            between();
            return standstill.Look();
        })];
    }
}
