namespace PmoBackup.Cli;

/// <summary>A command line to learn from.</summary>
/// <param name="CommandLine">As it is typed.</param>
/// <param name="Meaning">What it is good for, a few words.</param>
internal sealed record Example(string CommandLine, string Meaning);
