using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PmoBackup.Cli.Display;

namespace PmoBackup.Cli;

/// <summary>The usual help, followed by a command's examples and exit codes.</summary>
/// <param name="usual">What prints the usual help.</param>
internal sealed class CommandHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help gets it, whatever else is wrong with the line.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is CliCommand command)
        {
            WriteExamples(output, command.Examples);
            output.WriteLine("Exit codes:");
            TextTable.Write(output, ExitCodeTable.With(command.ExitCodes).Select(
                row => new[] { $"  {(int)row.Code}", row.Meaning }));
            output.WriteLine();
        }
        return code;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<Example> examples)
    {
        if (examples.Count == 0)
            return;
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {example.CommandLine}");
        }
        output.WriteLine();
    }
}
