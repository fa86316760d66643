using System.CommandLine;
using PmoBackup.Cli.Display;

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
}
