using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PmoBackup.Errors;

namespace PmoBackup.Tools;

/// <summary>A started program. Both of its pipes are drained at once; it is gone when this is disposed.</summary>
public sealed partial class RunningTool : IAsyncDisposable
{
    private const int InterruptSignal = 2;
    private static readonly TimeSpan InterruptPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly ErrorTail _errors;
    private readonly Task _errorsRead;

    private RunningTool(ToolCommand command, Process process, Action<string>? onErrorLine)
    {
        (Command, _process, _errors) = (command, process, new ErrorTail(onErrorLine));
        _errorsRead = _errors.ReadAsync(process.StandardError);
    }

    /// <summary>What was started.</summary>
    public ToolCommand Command { get; }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>What the program writes, as bytes.</summary>
    public Stream StandardOutput => _process.StandardOutput.BaseStream;

    /// <summary>What the program reads, as bytes; close it to end its input.</summary>
    public Stream StandardInput => _process.StandardInput.BaseStream;

    /// <summary>The last lines of its standard error.</summary>
    public string ErrorTail => _errors.Text;

    /// <summary>Starts a program.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="onErrorLine">Called with each line of its standard error, as it comes.</param>
    /// <exception cref="MissingToolException">There is no such program, or it may not be executed.</exception>
    public static RunningTool Start(ToolCommand command, Action<string>? onErrorLine = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        var start = new ProcessStartInfo(command.Executable, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            return new RunningTool(command, Process.Start(start)!, onErrorLine);
        }
        catch (Win32Exception e)
        {
            throw new MissingToolException(
                $"The program {command.Name} cannot be started: {e.Message}", $"Install it, or check {command.Executable}.", e);
        }
    }

    /// <summary>Waits until the program has ended. Cancelling interrupts it, gives it five seconds, kills its tree, and
    /// returns only when it is gone.</summary>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; the program is gone.</exception>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            throw;
        }
        await _errorsRead;
        return _process.ExitCode;
    }

    /// <summary>Waits for the end and insists on exit code zero.</summary>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ToolFailedException">The exit code was another one.</exception>
    public async Task EnsureSuccessAsync(CancellationToken cancellationToken)
    {
        var code = await WaitAsync(cancellationToken);
        // Ctrl-C at a terminal reaches the whole process group: a tool that it ended did not fail.
        cancellationToken.ThrowIfCancellationRequested();
        if (code != 0)
            throw new ToolFailedException(Command.Name, code, ErrorTail);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, InterruptSignal);
            using var patience = new CancellationTokenSource(InterruptPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }
        // Workers hold the pipe open: it ends when the last of them is gone.
        await Task.WhenAny(_errorsRead, Task.Delay(InterruptPatience));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
