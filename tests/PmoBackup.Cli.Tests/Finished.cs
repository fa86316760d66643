namespace PmoBackup.Cli.Tests;

/// <summary>What a process left behind.</summary>
internal sealed record Finished(int ExitCode, string Out, string Error);
