using System.Diagnostics;
using System.Globalization;

namespace Pulumi.TestEngine;

/// <summary>A program that was started, and is killed when its test leaves it running.</summary>
public sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    private readonly string _name;
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    internal RunningProgram(string name, Process process)
    {
        _name = name;
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">Its name without SIG, for instance <c>TERM</c>.</param>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="TimeoutException">It did not end within two minutes.</exception>
    public async Task<ProgramResult> WaitAsync()
    {
        using var patience = new CancellationTokenSource(s_limit);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_name} did not end.\n{await _out}{await _error}");
        }
        return new ProgramResult(_process.ExitCode, await _out, await _error, []);
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
