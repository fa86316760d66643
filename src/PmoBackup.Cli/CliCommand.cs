using System.CommandLine;
using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>A command with what its help adds: examples, and the exit codes that it may end with.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">One sentence without a full stop.</param>
internal sealed class CliCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that work as they stand.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>What it returns beyond the codes that every command has.</summary>
    public IReadOnlyList<ExitCode> ExitCodes { get; init; } = [];

    /// <summary>Says what the command does.</summary>
    /// <param name="app">The surroundings.</param>
    /// <param name="run">The command itself. It may throw: the frame turns exceptions into messages and exit codes.</param>
    public void Runs(App app, Func<CommandContext, CancellationToken, Task<ExitCode>> run) =>
        SetAction((arguments, cancellationToken) => CommandRun.RunAsync(app, arguments, run, cancellationToken));
}
