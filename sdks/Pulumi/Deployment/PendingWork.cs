using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>
/// All that a program has begun: registrations, outputs, messages. The program has ended when none of it is left, or with the
/// first of it that failed.
/// </summary>
internal sealed class PendingWork
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly ConcurrentDictionary<object, bool> _waiting = new(ReferenceEqualityComparer.Instance);
    private TaskCompletionSource<IReadOnlyList<Exception>>? _end;
    private int _count;
    private int _changes;
    private volatile int _busy;

    /// <summary>Whether the engine or the program itself is doing something right now.</summary>
    public bool IsBusy => _busy > 0;

    /// <summary>Grows with all that begins and ends.</summary>
    public int Changes => _changes;

    /// <summary>What is under way and can tell what it waits for: resources and outputs.</summary>
    public IEnumerable<object> Waiting => _waiting.Keys;

    /// <param name="task">The work.</param>
    /// <param name="waiting">The resource or output that the work is for.</param>
    public void Add(Task task, object? waiting = null)
    {
        lock (_gate)
        {
            _count++;
            _changes++;
        }
        if (waiting != null)
            _waiting.TryAdd(waiting, true);
        // At once: what fails first is told first, and not what fails because of it.
        task.ContinueWith(
            ended => End(ended, waiting), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Does something that ends by itself: asks the engine, runs a function of the program.</summary>
    public async Task<T> DoAsync<T>(Func<Task<T>> action)
    {
        Interlocked.Increment(ref _busy);
        try
        {
            return await action().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
        }
    }

    /// <inheritdoc cref="DoAsync{T}(Func{Task{T}})"/>
    public Task DoAsync(Func<Task> action) => DoAsync(async () =>
    {
        await action().ConfigureAwait(false);
        return true;
    });

    /// <summary>Ends the program though work is left.</summary>
    public void Fail(Exception exception)
    {
        lock (_gate)
        {
            _failures.Add(exception);
            TryEnd();
        }
    }

    /// <summary>Waits until nothing is left, or something has failed; gives the failures so far, each once.</summary>
    public Task<IReadOnlyList<Exception>> WhenEndedAsync()
    {
        lock (_gate)
        {
            _end ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            var end = _end.Task;
            TryEnd();
            return end;
        }
    }

    private void End(Task task, object? waiting)
    {
        if (waiting != null)
            _waiting.TryRemove(waiting, out _);
        lock (_gate)
        {
            _count--;
            _changes++;
            if (task.IsFaulted)
                _failures.AddRange(task.Exception.InnerExceptions);
            TryEnd();
        }
    }

    private void TryEnd()
    {
        if (_end == null || (_failures.Count == 0 && _count > 0))
            return;
        _end.SetResult([.. _failures.Distinct()]);
        _end = null;
        _failures.Clear();
    }
}
