using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>One line of the table of exit codes.</summary>
/// <param name="Code">The code.</param>
/// <param name="Meaning">What it tells the caller.</param>
internal sealed record ExitCodeMeaning(ExitCode Code, string Meaning);
