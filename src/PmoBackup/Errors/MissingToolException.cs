namespace PmoBackup.Errors;

/// <summary>A program that is needed is not installed, or not in the version that is needed.</summary>
/// <inheritdoc cref="PmoException" path="/param"/>
public sealed class MissingToolException(string message, string? hint = null, Exception? inner = null)
    : PmoException(ExitCode.MissingTool, message, hint, inner);
