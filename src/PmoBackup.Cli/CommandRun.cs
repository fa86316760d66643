using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using PmoBackup.Cli.Display;
using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>Runs one command under its time limit, and turns whatever it throws into a message and an exit code.</summary>
internal static class CommandRun
{
    [SuppressMessage("Design", "CA1031", Justification = "The outermost place: what is not known here is a defect to report.")]
    public static async Task<int> RunAsync(
        App app,
        ParseResult arguments,
        Func<CommandContext, CancellationToken, Task<ExitCode>> run,
        CancellationToken interrupted)
    {
        var output = new Output(app, arguments);
        using var timer = new CancellationTokenSource(
            arguments.GetValue(GlobalOptions.Timeout) ?? Timeout.InfiniteTimeSpan, app.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, timer.Token);
        try
        {
            return (int)await run(new CommandContext(app, arguments, output), either.Token);
        }
        catch (Exception e)
        {
            var timedOut = timer.IsCancellationRequested && !interrupted.IsCancellationRequested;
            var failure = Failures.Of(e, timedOut);
            output.WriteFailure(failure, e);
            return (int)failure.Code;
        }
    }
}
