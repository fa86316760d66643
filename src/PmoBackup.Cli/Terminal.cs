namespace PmoBackup.Cli;

/// <summary>What is known of the other end of the standard streams.</summary>
/// <param name="OutputIsTerminal">Whether a person reads standard output directly.</param>
/// <param name="ErrorIsTerminal">Whether a person reads standard error directly.</param>
/// <param name="UsesColour">Whether standard error may be coloured.</param>
/// <param name="MovesCursor">Whether lines on standard error may be drawn again.</param>
internal sealed record Terminal(bool OutputIsTerminal, bool ErrorIsTerminal, bool UsesColour, bool MovesCursor)
{
    /// <summary>Asks the system, <c>NO_COLOR</c> (no-color.org: set and not empty) and <c>TERM</c>.</summary>
    /// <param name="variable">Looks up an environment variable; null where it is not set.</param>
    public static Terminal Detect(Func<string, string?> variable)
    {
        var isTerminal = !Console.IsErrorRedirected;
        var movesCursor = isTerminal && variable("TERM") is not (null or "" or "dumb");
        var usesColour = movesCursor && string.IsNullOrEmpty(variable("NO_COLOR"));
        return new Terminal(!Console.IsOutputRedirected, isTerminal, usesColour, movesCursor);
    }
}
