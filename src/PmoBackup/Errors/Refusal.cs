namespace PmoBackup.Errors;

/// <summary>One reason why a guard lets an operation not even begin.</summary>
/// <param name="Code">The exit code that this reason alone would give.</param>
/// <param name="Message">The fact, one sentence.</param>
/// <param name="Hint">How to mend it; null where there is nothing to say.</param>
public sealed record Refusal(ExitCode Code, string Message, string? Hint = null);
