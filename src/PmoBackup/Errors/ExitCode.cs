namespace PmoBackup.Errors;

/// <summary>The one table of exit codes: what <c>pmo-backup</c> returns to a shell, a scheduler or a pipeline.</summary>
public enum ExitCode
{
    /// <summary>Done, and proven.</summary>
    Success = 0,

    /// <summary>A check's "no": stale backups, a drill criterion not met, findings.</summary>
    CheckFailed = 1,

    /// <summary>The command line, a setting or a file named by it is wrong; nothing was touched.</summary>
    Usage = 2,

    /// <summary>A program that is needed is not installed, or none of the right version.</summary>
    MissingTool = 3,

    /// <summary>A guard refused: going on could lose data or could not succeed; nothing was touched.</summary>
    Refused = 4,

    /// <summary>The database server or the store cannot be reached or does not let us in.</summary>
    Unreachable = 5,

    /// <summary>A tool or the server failed while working.</summary>
    ToolFailed = 6,

    /// <summary>A backup or a restored database is not what its manifest says.</summary>
    Corrupted = 7,

    /// <summary>Somebody else is at work: another backup, a lock that was not to be had, a backup that gave way.</summary>
    Busy = 8,

    /// <summary>Part of the work is done; the message says which part is not.</summary>
    Partial = 9,

    /// <summary>An error inside the program itself: a defect to report.</summary>
    Internal = 70,

    /// <summary>The time given with <c>--timeout</c> ran out.</summary>
    TimedOut = 124,

    /// <summary>Interrupted by Ctrl-C or a signal; everything temporary was removed.</summary>
    Cancelled = 130,
}
