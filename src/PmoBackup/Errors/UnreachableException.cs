namespace PmoBackup.Errors;

/// <summary>The server or the store cannot be reached, or does not let us in.</summary>
/// <inheritdoc cref="PmoException" path="/param"/>
public sealed class UnreachableException(string message, string? hint = null, Exception? inner = null)
    : PmoException(ExitCode.Unreachable, message, hint, inner);
