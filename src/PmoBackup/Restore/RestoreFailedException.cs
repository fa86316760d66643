using PmoBackup.Errors;

namespace PmoBackup.Restore;

/// <summary>pg_restore could not bring a backup into its target, although every file of it is what the manifest says.</summary>
/// <param name="message">The fact: what pg_restore complained about.</param>
/// <param name="hint">What to do next.</param>
public sealed class RestoreFailedException(string message, string? hint) : PmoException(ExitCode.ToolFailed, message, hint);
