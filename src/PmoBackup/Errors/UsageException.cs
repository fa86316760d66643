namespace PmoBackup.Errors;

/// <summary>The caller's fault: an argument, a setting or a file that was named is wrong.</summary>
/// <inheritdoc cref="PmoException" path="/param"/>
public sealed class UsageException(string message, string? hint = null, Exception? inner = null)
    : PmoException(ExitCode.Usage, message, hint, inner);
