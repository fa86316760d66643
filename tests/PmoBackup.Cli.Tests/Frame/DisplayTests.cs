using System.Text.Json;

namespace PmoBackup.Cli.Tests.Frame;

public sealed class DisplayTests
{
    private const char Escape = '\e';

    [Fact]
    public async Task Results_go_to_standard_output_and_talk_to_standard_error()
    {
        var result = await Programs.RunProbeAsync("progress");

        Assert.Equal((1, "42\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            """
            Dumping: [table 0]
            Dumping: 25 %, [table 25]
            Dumping: 50 %, [table 50]
            Dumping: 75 %, [table 75]
            Dumping: 100 %, [table 100]
            A note in between.
            Writing the manifest

            """,
            result.Error);
    }

    [Fact]
    public async Task Verbose_adds_details()
    {
        var result = await Programs.RunProbeAsync("progress", "-v");

        Assert.Contains("A detail in between.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_leaves_the_result_only()
    {
        var result = await Programs.RunProbeAsync("progress", "--quiet", "--json");

        Assert.Equal(new Finished(1, "{\"result\":42}\n", ""), result);
    }

    [Fact]
    public async Task JSON_has_seconds_and_moments_in_UTC()
    {
        var result = await Programs.RunProbeAsync("facts", "--json");

        Assert.Equal(
            """{"restoreTime":90.5,"takenAt":"2026-01-02T01:04:05Z","noTime":null,"code":"toolFailed","name":"Grüße <\"&'>"}""",
            result.Out.TrimEnd());
    }

    [Fact]
    public async Task At_a_terminal_there_are_bars_and_colours_and_JSON_is_indented()
    {
        var bars = await AtTerminalAsync("progress --verbose");
        var error = await AtTerminalAsync("throw busy");
        var facts = await AtTerminalAsync("facts --json");

        Assert.Contains("━━━", bars, StringComparison.Ordinal);
        Assert.Contains("A detail in between.", bars, StringComparison.Ordinal);
        Assert.Contains($"{Escape}[31;1merror:{Escape}[0m Another backup.", error, StringComparison.Ordinal);
        Assert.Contains("\n  \"restoreTime\": 90.5,", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_is_respected_at_a_terminal()
    {
        var bars = await AtTerminalAsync("progress", noColour: "1");
        var error = await AtTerminalAsync("throw busy", noColour: "1");

        Assert.Contains("━━━", bars, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", bars);
        Assert.Contains("error: Another backup.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_a_command_ends_with_examples_and_exit_codes()
    {
        var result = await Programs.RunProbeAsync("facts", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith(
            """
            Examples:
              # All of them
              probe facts --json

            Exit codes:
              0    done, and proven
              2    the command line or a setting is wrong; nothing was touched
              8    somebody else is at work, or the backup gave way; try again later
              70   an error inside the program: a defect to report
              124  the time given with --timeout ran out
              130  interrupted; everything temporary was removed


            """,
            result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_tells_its_commands_its_version_and_its_exit_codes()
    {
        var help = await Programs.RunCliAsync();
        var version = await Programs.RunCliAsync("--version");
        var codes = await Programs.RunCliAsync("exit-codes", "--json");

        Assert.Matches(@"\n  exit-codes +Lists what each exit code means", help.Out);
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Out);
        using var document = JsonDocument.Parse(codes.Out);
        Assert.Equal(130, document.RootElement.EnumerateArray().Last().GetProperty("exitCode").GetInt32());
    }

    /// <summary>Runs the probe at a pseudo terminal.</summary>
    private static async Task<string> AtTerminalAsync(string arguments, string? noColour = null)
    {
        var result = await Programs.RunAsync(
            "script", ["-qec", $"dotnet '{Programs.Probe}' {arguments}", "/dev/null"],
            new Dictionary<string, string?> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = noColour });
        return result.Out;
    }
}
