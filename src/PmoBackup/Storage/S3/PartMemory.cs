using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PmoBackup.Storage.S3;

/// <summary>The memory that all objects under way share.</summary>
/// <param name="bytes">How much there is.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle nobody asked for has nothing to dispose of.")]
internal sealed class PartMemory(long bytes)
{
    private readonly SemaphoreSlim _units = new((int)Math.Max(9, bytes / PartSize.UnitBytes));
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>Waits until there is room. Whoever holds some goes on without asking others, so that the wait ends.</summary>
    public async Task<byte[]> TakeAsync(int size, CancellationToken cancellationToken)
    {
        var taken = 0;
        // One at a time, or two who want much would each wait for what the other has.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (; taken < size / PartSize.UnitBytes; taken++)
                await _units.WaitAsync(cancellationToken);
            return Allocate(size);
        }
        catch when (taken > 0)
        {
            _units.Release(taken);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes one unit, if it is there now.</summary>
    public byte[]? TryTake() => _units.Wait(0) ? Allocate(PartSize.UnitBytes) : null;

    /// <summary>Gives back what was taken.</summary>
    public void Return(byte[] buffer)
    {
        if (buffer.Length == PartSize.UnitBytes)
            _free.Add(buffer);
        _units.Release(buffer.Length / PartSize.UnitBytes);
    }

    private byte[] Allocate(int size) =>
        size == PartSize.UnitBytes && _free.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(size);
}
