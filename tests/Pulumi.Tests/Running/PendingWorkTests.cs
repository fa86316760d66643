namespace Pulumi.Tests.Running;

public sealed class PendingWorkTests
{
    private readonly PendingWork _work = new();

    [Fact]
    public async Task Without_work_it_has_ended() => Assert.Empty(await _work.WhenEndedAsync());

    [Fact]
    public async Task It_ends_when_the_last_work_does_and_what_that_began()
    {
        TaskCompletionSource first = new(), second = new();
        _work.Add(first.Task);
        var ended = _work.WhenEndedAsync();

        _work.Add(second.Task);
        first.SetResult();
        Assert.False(ended.IsCompleted);
        second.SetResult();

        Assert.Empty(await ended);
    }

    [Fact]
    public async Task It_ends_with_the_first_failure_though_work_is_left()
    {
        TaskCompletionSource failing = new(), endless = new();
        _work.Add(endless.Task);
        _work.Add(failing.Task);
        var ended = _work.WhenEndedAsync();

        failing.SetException(new FormatException("first"));

        Assert.Equal("first", Assert.Single(await ended).Message);
    }

    [Fact]
    public async Task Failures_before_anybody_waits_are_told_in_their_order()
    {
        _work.Add(Task.FromException(new FormatException("first")));
        _work.Fail(new FormatException("second"));
        _work.Add(Task.FromException(new FormatException("third")));

        Assert.Equal(["first", "second", "third"], (await _work.WhenEndedAsync()).Select(failure => failure.Message));
    }

    [Fact]
    public async Task A_failure_of_several_works_is_told_once()
    {
        var failure = new FormatException("one");
        TaskCompletionSource first = new(), second = new();
        _work.Add(first.Task);
        _work.Add(second.Task);
        first.SetException(failure);
        second.SetException(failure);

        Assert.Same(failure, Assert.Single(await _work.WhenEndedAsync()));
    }

    [Fact]
    public async Task Several_failures_of_one_work_are_all_told()
    {
        _work.Add(Task.WhenAll(Task.FromException(new FormatException("a")), Task.FromException(new FormatException("b"))));

        Assert.Equal(["a", "b"], (await _work.WhenEndedAsync()).Select(failure => failure.Message));
    }

    [Fact]
    public async Task A_cancelled_work_is_no_failure()
    {
        _work.Add(Task.FromCanceled(new CancellationToken(canceled: true)));

        Assert.Empty(await _work.WhenEndedAsync());
    }

    [Fact]
    public async Task Who_waits_again_waits_for_what_came_since()
    {
        _work.Add(Task.FromException(new FormatException("first")));
        Assert.Single(await _work.WhenEndedAsync());
        var more = new TaskCompletionSource();
        _work.Add(more.Task);

        var ended = _work.WhenEndedAsync();
        Assert.False(ended.IsCompleted);
        more.SetResult();

        Assert.Empty(await ended);
    }

    [Fact]
    public void It_knows_who_waits_until_the_work_ends()
    {
        var who = new object();
        var task = new TaskCompletionSource();

        _work.Add(task.Task, who);
        Assert.Equal([who], _work.Waiting);
        task.SetResult();

        Assert.Empty(_work.Waiting);
    }

    [Fact]
    public async Task It_is_busy_as_long_as_something_is_done_and_after_a_failure_no_longer()
    {
        var action = new TaskCompletionSource<int>();

        var done = _work.DoAsync(() => action.Task);
        Assert.True(_work.IsBusy);
        action.SetException(new FormatException("no"));

        await Assert.ThrowsAsync<FormatException>(() => done);
        Assert.False(_work.IsBusy);
        await Assert.ThrowsAsync<FormatException>(() => _work.DoAsync<int>(() => throw new FormatException("at once")));
        Assert.False(_work.IsBusy);
    }

    [Fact]
    public async Task Work_from_many_threads_is_counted_right()
    {
        var tasks = Enumerable.Range(0, 1000).Select(_ => new TaskCompletionSource()).ToArray();
        Parallel.ForEach(tasks, task => _work.Add(task.Task, task));
        var ended = _work.WhenEndedAsync();

        Parallel.ForEach(tasks, task => task.SetResult());

        Assert.Empty(await ended);
        Assert.Empty(_work.Waiting);
        Assert.Equal(2000, _work.Changes);
    }
}
