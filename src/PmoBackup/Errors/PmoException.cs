namespace PmoBackup.Errors;

/// <summary>An expected failure: one sentence of fact, a hint that says what to do next, and its exit code.</summary>
/// <param name="exitCode">What the process returns when nobody handles this.</param>
/// <param name="message">The fact, one sentence, without secrets.</param>
/// <param name="hint">What to type or to check next; null where there is nothing to say.</param>
/// <param name="inner">The cause; its text is shown with <c>--verbose</c> only.</param>
public class PmoException(ExitCode exitCode, string message, string? hint = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What the process returns when nobody handles this.</summary>
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>What to do next, printed on a line of its own; null where there is nothing to say.</summary>
    public string? Hint { get; } = hint;

    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public virtual bool IsTransient => ExitCode is ExitCode.Unreachable or ExitCode.Busy;
}
