namespace PmoBackup.Errors;

/// <summary>Somebody else is at work on the same thing.</summary>
/// <inheritdoc cref="PmoException" path="/param"/>
public sealed class BusyException(string message, string? hint = null, Exception? inner = null)
    : PmoException(ExitCode.Busy, message, hint, inner);
