using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using PmoBackup.Cli.Display;
using PmoBackup.Errors;

namespace PmoBackup.Cli;

/// <summary>The frame around the commands: parsing, help, signals, exit codes.</summary>
internal static class CommandLine
{
    private const string Description =
        "Backs up, verifies, restores and drills PostgreSQL databases, as the runbook says";

    /// <summary>Runs what was typed.</summary>
    /// <param name="app">The surroundings.</param>
    /// <param name="commands">Every command there is, in the order of the help.</param>
    /// <param name="arguments">What was typed after the program's name.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(App app, IEnumerable<Command> commands, string[] arguments)
    {
        var parsed = Parse(commands, arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
            return Refuse(app, parsed);
        using var signals = new Signals(app.Error);
        var invocation = new InvocationConfiguration
        {
            Output = app.Out,
            Error = app.Error,
            EnableDefaultExceptionHandler = false,
            // Cleaning up takes as long as it takes: a kill in the middle would leave things behind.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, signals.Token);
    }

    /// <summary>Reads what was typed, and runs nothing.</summary>
    /// <param name="commands">Every command there is, in the order of the help.</param>
    /// <param name="arguments">What was typed after the program's name.</param>
    public static ParseResult Parse(IEnumerable<Command> commands, IReadOnlyList<string> arguments) =>
        // A value may begin with @: it names no file of arguments.
        CreateRoot(commands).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand CreateRoot(IEnumerable<Command> commands)
    {
        var root = new RootCommand(Description);
        foreach (var option in GlobalOptions.All)
            root.Add(option);
        foreach (var command in commands)
            root.Add(command);
        var help = root.Options.OfType<HelpOption>().Single();
        var action = new CommandHelp((HelpAction)help.Action!);
        help.Action = action;
        root.SetAction(action.Invoke);
        return root;
    }

    // The library lists allowed values one a line.
    private static string OneLine(string message) =>
        message.Trim().Replace(":\n\t", ": ", StringComparison.Ordinal).Replace("\n\t", ", ", StringComparison.Ordinal);

    private static int Refuse(App app, ParseResult parsed)
    {
        var path = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
            path.Push(result.Command.Name);
        var message = string.Join(' ', parsed.Errors.Select(error => OneLine(error.Message)).Distinct());
        var failure = new Failure(ExitCode.Usage, message, $"See {string.Join(' ', path)} --help.", []);
        new Output(app, parsed).WriteFailure(failure, exception: null);
        return (int)failure.Code;
    }
}
