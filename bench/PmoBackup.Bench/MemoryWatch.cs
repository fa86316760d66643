namespace PmoBackup.Bench;

/// <summary>Looks at the memory of a program and of all that it starts, for as long as it runs.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    /// <summary>Begins.</summary>
    /// <param name="processId">The program.</param>
    /// <param name="withItself">Whether the program counts, and not only what it starts.</param>
    public MemoryWatch(int processId, bool withItself) => _watching = WatchAsync(processId, withItself);

    /// <summary>The largest resident memory of one process so far.</summary>
    public long PeakBytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(int processId, bool withItself)
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var id in withItself ? ProcessFigures.Descendants(processId).Append(processId) : ProcessFigures.Descendants(processId))
                PeakBytes = Math.Max(PeakBytes, ProcessFigures.PeakBytes(id) ?? 0);
            await Task.Delay(s_interval, _end.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
