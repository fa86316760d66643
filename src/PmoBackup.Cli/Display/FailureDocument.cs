using PmoBackup.Errors;

namespace PmoBackup.Cli.Display;

/// <summary>A failure as JSON.</summary>
/// <param name="Error">The failure.</param>
internal sealed record FailureDocument(FailureDocument.Body Error)
{
    public static FailureDocument Of(Failure failure) =>
        new(new Body(failure.Code, (int)failure.Code, failure.Message, failure.Hint, failure.Reasons));

    /// <summary>What is under <c>error</c>.</summary>
    /// <param name="Code">The exit code's name.</param>
    /// <param name="ExitCode">The exit code.</param>
    /// <param name="Message">The fact.</param>
    /// <param name="Hint">What to do next; null where there is nothing to say.</param>
    /// <param name="Reasons">Each reason by itself, where a guard refused.</param>
    internal sealed record Body(
        ExitCode Code, int ExitCode, string Message, string? Hint, IReadOnlyList<Refusal> Reasons);
}
