using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>The one switch from exceptions to exit codes.</summary>
internal static class Failures
{
    /// <summary>Says what an exception means to the caller.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="timedOut">Whether the time given with <c>--timeout</c> had run out.</param>
    public static Failure Of(Exception exception, bool timedOut) => exception switch
    {
        RefusedException e => new Failure(e.ExitCode, e.Message, e.Hint, e.Refusals),
        PmoException { ExitCode: ExitCode.Cancelled } e when timedOut => new Failure(
            ExitCode.TimedOut, $"The time given with --timeout ran out. {e.Message}", e.Hint, []),
        PmoException e => new Failure(e.ExitCode, e.Message, e.Hint, []),
        OperationCanceledException when timedOut => new Failure(
            ExitCode.TimedOut, "The time given with --timeout ran out; the work was stopped and cleaned up.",
            "Give it more time, or see with --verbose where the time goes.", []),
        OperationCanceledException => new Failure(
            ExitCode.Cancelled, "Interrupted; everything temporary was removed.", null, []),
        _ => new Failure(
            ExitCode.Internal, $"An error inside pmo-backup: {exception.GetType().Name}: {exception.Message}",
            "Run it again with --verbose, and report what it prints.", []),
    };
}
