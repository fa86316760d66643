using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>How a command failed, as it is told to people and to machines.</summary>
/// <param name="Code">What the process returns.</param>
/// <param name="Message">The fact.</param>
/// <param name="Hint">What to do next; null where there is nothing to say.</param>
/// <param name="Reasons">Each reason by itself, where a guard refused.</param>
internal sealed record Failure(ExitCode Code, string Message, string? Hint, IReadOnlyList<Refusal> Reasons)
{
    /// <summary>The same without passwords that somebody typed.</summary>
    public Failure Redacted() => this with
    {
        Message = Redaction.Of(Message),
        Reasons = [.. Reasons.Select(r => r with { Message = Redaction.Of(r.Message) })],
    };
}
