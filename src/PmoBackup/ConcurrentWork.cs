using PmoBackup.Errors;

namespace PmoBackup;

/// <summary>Several tasks that stand or fall together.</summary>
internal static class ConcurrentWork
{
    /// <summary>Runs all; the first one that fails cancels the others, and its failure is what is thrown when all have ended.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="cancellationToken">Cancels all.</param>
    public static async Task RunAsync(IReadOnlyList<Func<CancellationToken, Task>> work, CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        await Task.WhenAll(work.Select(RunOneAsync));
        // Being cancelled outdoes what broke because of it, but not a word about what cancelling left behind.
        if (first is not PmoException { ExitCode: ExitCode.Cancelled })
            cancellationToken.ThrowIfCancellationRequested();
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);

        async Task RunOneAsync(Func<CancellationToken, Task> one)
        {
            try
            {
                await Task.Run(() => one(together.Token), CancellationToken.None);
            }
            catch (OperationCanceledException) when (together.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, e, null);
                await together.CancelAsync();
            }
        }
    }

    /// <summary>Runs work while a watcher looks on: the work's end ends the watch, and the watcher's failure ends the work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="watcher">Runs until it is cancelled, or fails.</param>
    /// <param name="cancellationToken">Cancels both.</param>
    public static async Task RunWatchedAsync(
        Func<CancellationToken, Task> work, Func<CancellationToken, Task> watcher, CancellationToken cancellationToken)
    {
        using var done = new CancellationTokenSource();
        await RunAsync([WorkAsync, WatchAsync], cancellationToken);

        async Task WorkAsync(CancellationToken token)
        {
            await work(token);
            await done.CancelAsync();
        }

        async Task WatchAsync(CancellationToken token)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, done.Token);
            try
            {
                await watcher(either.Token);
            }
            catch (OperationCanceledException) when (done.IsCancellationRequested)
            {
            }
        }
    }
}
