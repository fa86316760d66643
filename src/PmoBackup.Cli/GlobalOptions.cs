using System.CommandLine;
using PmoBackup.Cli.Parsing;

namespace PmoBackup.Cli;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    // A timer of the runtime ends at 49 days.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(40);

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON document on standard output, errors too",
        Recursive = true,
    };

    public static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "No progress and no notes; results and errors only",
        Recursive = true,
    };

    public static readonly Option<bool> Verbose = new("--verbose", "-v")
    {
        Description = "More notes, and the causes behind an error",
        Recursive = true,
    };

    public static readonly Option<TimeSpan?> Timeout = CreateTimeout();

    public static IReadOnlyList<Option> All { get; } = [Json, Quiet, Verbose, Timeout];

    private static Option<TimeSpan?> CreateTimeout()
    {
        var option = DurationOption.Create(
            "--timeout", "Stop and clean up after this long, such as 30s, 90m or 26h", LongestTimeout);
        option.Recursive = true;
        return option;
    }
}
