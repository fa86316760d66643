using System.CommandLine;
using PmoBackup.Cli.Display;
using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>What a command has at hand while it runs.</summary>
/// <param name="App">The surroundings.</param>
/// <param name="Arguments">What was typed.</param>
/// <param name="Output">Where results and notes go.</param>
internal sealed record CommandContext(App App, ParseResult Arguments, Output Output)
{
    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => Arguments.GetValue(option);

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => Arguments.GetValue(argument);

    /// <summary>Does work while showing how far it has come.</summary>
    /// <param name="work">Takes what it reports to.</param>
    public Task<T> ShowProgressAsync<T>(Func<IProgress<ProgressReport>, Task<T>> work) =>
        ProgressDisplay.RunAsync(this, work);

    /// <summary>The exit code of work that is done: partial, and told, where the journal could not be written.</summary>
    /// <param name="what">What is done, a sentence without its full stop.</param>
    /// <param name="journalFailure">Why the journal has no entry; null when it has one.</param>
    public ExitCode Done(string what, string? journalFailure)
    {
        if (journalFailure is null)
            return ExitCode.Success;
        Output.Warn($"{what}, but the journal has no entry of it. {journalFailure}");
        return ExitCode.Partial;
    }
}
