using System.Runtime.InteropServices;

namespace PmoBackup.Cli;

/// <summary>Turns Ctrl-C, SIGTERM and SIGHUP into a cancelled token. The process ends when its work has cleaned up.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TextWriter _error;
    private int _count;

    /// <summary>Listens from now on.</summary>
    /// <param name="error">Where a second signal is answered.</param>
    public Signals(TextWriter error)
    {
        _error = error;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _cancellation.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
            _ = _cancellation.CancelAsync();
        else
            _error.WriteLine("Cleaning up is under way; it ends by itself.");
    }
}
