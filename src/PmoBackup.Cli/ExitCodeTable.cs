using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>What each exit code means, in one line: for the help, for the documentation, for <c>exit-codes</c>.</summary>
internal static class ExitCodeTable
{
    /// <summary>The codes that any command may end with.</summary>
    public static IReadOnlyList<ExitCode> Common { get; } =
        [ExitCode.Success, ExitCode.Usage, ExitCode.Internal, ExitCode.TimedOut, ExitCode.Cancelled];

    /// <summary>Every code, ascending.</summary>
    public static IReadOnlyList<ExitCodeMeaning> All { get; } =
    [
        new(ExitCode.Success, "done, and proven"),
        new(ExitCode.CheckFailed, "a check's \"no\": stale backups, a drill criterion not met, findings"),
        new(ExitCode.Usage, "the command line or a setting is wrong; nothing was touched"),
        new(ExitCode.MissingTool, "a program that is needed is not installed, or none of the right version"),
        new(ExitCode.Refused, "a guard refused; nothing was touched"),
        new(ExitCode.Unreachable, "the server or the store cannot be reached or does not let us in"),
        new(ExitCode.ToolFailed, "a tool or the server failed while working"),
        new(ExitCode.Corrupted, "a backup or a restored database is not what its manifest says"),
        new(ExitCode.Busy, "somebody else is at work, or the backup gave way; try again later"),
        new(ExitCode.Partial, "part of the work is done; the message says which part is not"),
        new(ExitCode.Internal, "an error inside the program: a defect to report"),
        new(ExitCode.TimedOut, "the time given with --timeout ran out"),
        new(ExitCode.Cancelled, "interrupted; everything temporary was removed"),
    ];

    /// <summary>Some of the codes, with those that any command may end with, ascending.</summary>
    /// <param name="codes">What a command adds to <see cref="Common"/>.</param>
    public static IEnumerable<ExitCodeMeaning> With(IReadOnlyList<ExitCode> codes) =>
        All.Where(row => codes.Contains(row.Code) || Common.Contains(row.Code));
}
