namespace PmoBackup.Errors;

/// <summary>Stored or restored data is not what its manifest says.</summary>
/// <inheritdoc cref="PmoException" path="/param"/>
public sealed class CorruptedException(string message, string? hint = null, Exception? inner = null)
    : PmoException(ExitCode.Corrupted, message, hint, inner);
