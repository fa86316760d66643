using PmoBackup.Errors;

namespace PmoBackup.Tools;

/// <summary>A program ended with an exit code other than zero.</summary>
public sealed class ToolFailedException : PmoException
{
    /// <summary>Says which program failed, how, and what it last said.</summary>
    /// <param name="tool">The program's name.</param>
    /// <param name="toolExitCode">Its exit code; 128 and more for a signal.</param>
    /// <param name="errorTail">The last lines of its standard error.</param>
    /// <param name="hint">What to do next.</param>
    public ToolFailedException(string tool, int toolExitCode, string errorTail, string? hint = null)
        : base(ExitCode.ToolFailed, Describe(tool, toolExitCode, errorTail), hint)
        => (Tool, ToolExitCode, ErrorTail) = (tool, toolExitCode, errorTail);

    /// <summary>The program's name.</summary>
    public string Tool { get; }

    /// <summary>Its exit code; 128 and more for a signal.</summary>
    public int ToolExitCode { get; }

    /// <summary>The last lines of its standard error, 8,000 characters at most.</summary>
    public string ErrorTail { get; }

    private static string Describe(string tool, int code, string tail) => string.IsNullOrWhiteSpace(tail)
        ? $"{tool} failed with exit code {code} and said nothing."
        : $"{tool} failed with exit code {code}: {tail.Trim()}";
}
