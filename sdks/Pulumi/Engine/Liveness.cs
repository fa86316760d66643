using Grpc.Core;

namespace Pulumi.Engine;

/// <summary>
/// Tells an engine that takes its time from one that hangs. A resource may take an hour, and until then nothing is heard; so when
/// nothing was heard for a while, a question is asked that a living engine answers at once. It is asked twice, since a machine
/// that was suspended wakes both sides at the same time.
/// </summary>
internal sealed class Liveness : IDisposable
{
    private const int Questions = 2;

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Func<CancellationToken, Task> _ask;
    private readonly string _address;
    private readonly TimeSpan _patience;
    private int _underWay;
    private volatile bool _heard;

    /// <param name="ask">The question; an error is an answer too.</param>
    /// <param name="address">The engine's, for the message.</param>
    /// <param name="patience">How long nothing may be heard before it asks, and how long an answer may take.</param>
    public Liveness(Func<CancellationToken, Task> ask, string address, TimeSpan patience)
    {
        (_ask, _address, _patience) = (ask, address, patience);
        _ = WatchAsync();
    }

    public void Dispose() => _disposed.Cancel();

    /// <summary>Makes a call that ends when the engine is lost.</summary>
    /// <exception cref="RpcException">The call failed, or the engine does not answer any more.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            return await call(_lost.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_lost.IsCancellationRequested)
        {
            throw new RpcException(StatusCode.Unavailable,
                $"The Pulumi engine at {_address} does not answer any more: nothing for {(Questions + 1) * _patience.TotalSeconds} s.");
        }
        finally
        {
            _heard = true;
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task WatchAsync()
    {
        var silent = 0;
        using var timer = new PeriodicTimer(_patience);
        while (!_disposed.IsCancellationRequested && silent <= Questions)
        {
            var answer = silent > 0 ? _ask(_disposed.Token) : Task.CompletedTask;
            await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
            var isAnswered = silent > 0 && answer.IsCompleted;
            silent = _heard || isAnswered || _underWay == 0 ? 0 : silent + 1;
            _heard = false;
        }
        if (!_disposed.IsCancellationRequested)
            await _lost.CancelAsync().ConfigureAwait(false);
    }
}
