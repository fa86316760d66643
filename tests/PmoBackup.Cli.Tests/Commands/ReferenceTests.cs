using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.RegularExpressions;
using PmoBackup.Cli.Commands;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>The help and the documents against the real parser.</summary>
public sealed partial class ReferenceTests
{
    private static readonly App s_app = new(TimeProvider.System, _ => null, TextWriter.Null, TextWriter.Null, new Terminal(false, false, false, false));

    public static TheoryData<string> Lines => [.. Documents.Concat(Walk(AllCommands.Create(s_app)).OfType<CliCommand>()
        .SelectMany(c => c.Examples.Select(e => e.CommandLine))).Distinct()];

    public static TheoryData<string> Names => [.. Walk(AllCommands.Create(s_app)).Select(Path)];

    private static IEnumerable<string> Documents => Directory.GetFiles(System.IO.Path.Combine(Programs.Root, "docs"), "*.md")
        .Append(System.IO.Path.Combine(Programs.Root, "README.md")).Where(File.Exists)
        .SelectMany(file => CommandLinePattern().Matches(File.ReadAllText(file)).Select(m => m.Groups["line"].Value.Trim()));

    private static string Reference { get; } = File.ReadAllText(System.IO.Path.Combine(Programs.Root, "docs", "cli.md"));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_command_line_that_is_shown_to_people_parses(string line)
    {
        var words = CommandLineParser.SplitCommandLine(line).Skip(1).ToArray();

        var parsed = CommandLine.Parse(AllCommands.Create(s_app), words);

        Assert.True(parsed.Errors.Count == 0, string.Join(' ', parsed.Errors.Select(e => e.Message)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_help_of_each_command_shows_examples_and_exit_codes(string name)
    {
        var result = await Programs.RunCliAsync([.. name.Split(' '), "--help"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"(?s)\nExamples:\n  # .*\n  pmo-backup .*\nExit codes:\n  0 ", result.Out);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_is_in_the_reference(string name)
    {
        var command = Walk(AllCommands.Create(s_app)).Single(c => Path(c) == name);
        if (command.Subcommands.Count > 0)
            return;
        var section = Reference.Split("\n## ").Single(s => s.StartsWith(name + "\n", StringComparison.Ordinal));

        foreach (var option in command.Options)
            Assert.Matches($"`{option.Name}[ `]", section);
        foreach (var option in GlobalOptions.All)
            Assert.Contains($"`{option.Name}", Reference, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_exit_code_of_a_command_is_in_its_section(string name)
    {
        var command = Walk(AllCommands.Create(s_app)).Single(c => Path(c) == name);
        if (command is not CliCommand { Subcommands.Count: 0, ExitCodes.Count: > 0 } known)
            return;
        var section = Reference.Split("\n## ").Single(s => s.StartsWith(name + "\n", StringComparison.Ordinal));
        var told = Regex.Match(section, @"Exit codes:(?<codes>[^#]*)").Groups["codes"].Value;
        var numbers = Regex.Matches(Regex.Replace(told, @"\([^)]*\)", ""), @"\d+").Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(known.ExitCodes.Select(c => (int)c).Union([0, 2]).Order(), numbers.Order());
    }

    [Fact]
    public void Every_exit_code_is_in_the_reference_with_its_name_and_meaning() => Assert.All(ExitCodeTable.All, row => Assert.Contains(
        $"\n| {(int)row.Code} | {JsonNamingPolicy.CamelCase.ConvertName($"{row.Code}")} | {row.Meaning} |\n", Reference, StringComparison.Ordinal));

    private static IEnumerable<Command> Walk(IEnumerable<Command> commands) => commands.SelectMany(c => Walk(c.Subcommands).Prepend(c));

    private static string Path(Command command) => string.Join(' ', command.Parents.OfType<Command>().Where(p => p is not RootCommand)
        .Select(p => p.Name).Append(command.Name));

    // In a block a line of its own, or in the text between backquotes; `./pmo` takes the words of pmo-backup and some of its own.
    [GeneratedRegex(@"(?m)(^(\$ )?(?<line>pmo-backup [^#\n|`]+)(#.*)?$)|(`(?<line>pmo-backup [^`\n…]+)`)")]
    private static partial Regex CommandLinePattern();
}
