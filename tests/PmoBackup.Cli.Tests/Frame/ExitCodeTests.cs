using System.Text.Json;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Tests.Frame;

public sealed class ExitCodeTests
{
    [Fact]
    public void The_table_has_every_code_once_and_in_order() =>
        Assert.Equal(Enum.GetValues<ExitCode>(), ExitCodeTable.All.Select(row => row.Code));

    [Theory]
    [InlineData("missing-tool", 3)]
    [InlineData("refused", 4)]
    [InlineData("unreachable", 5)]
    [InlineData("tool", 6)]
    [InlineData("corrupted", 7)]
    [InlineData("busy", 8)]
    [InlineData("defect", 70)]
    public async Task An_exception_becomes_its_exit_code(string kind, int code)
    {
        var result = await Programs.RunProbeAsync("throw", kind);

        Assert.Equal(code, result.ExitCode);
        Assert.Equal("", result.Out);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, ExitCode.Cancelled, "It is partly restored.")]
    [InlineData(true, ExitCode.TimedOut, "The time given with --timeout ran out. It is partly restored.")]
    public void Work_that_was_stopped_and_says_what_it_left_keeps_its_words_and_tells_the_time_out(bool timedOut, ExitCode code, string message)
    {
        var failure = Failures.Of(new PmoException(ExitCode.Cancelled, "It is partly restored.", "Again."), timedOut);

        Assert.Equal(new Failure(code, message, "Again.", []).ToString(), failure.ToString());
    }

    [Fact]
    public async Task The_hint_stands_on_its_own_line()
    {
        var result = await Programs.RunProbeAsync("throw", "refused");

        Assert.Equal("error: The target is the source.\nhint:  Name another one with --target-url.\n", result.Error);
    }

    [Fact]
    public async Task Verbose_shows_the_cause_and_where_it_was()
    {
        var result = await Programs.RunProbeAsync("throw", "unreachable", "--verbose");

        Assert.Contains("the cause", result.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_one_JSON_document_with_every_reason()
    {
        var result = await Programs.RunProbeAsync("--json", "throw", "refused-twice");

        using var document = JsonDocument.Parse(result.Out);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal("refused", error.GetProperty("code").GetString());
        Assert.Equal(4, error.GetProperty("exitCode").GetInt32());
        Assert.Equal(JsonValueKind.Null, error.GetProperty("hint").ValueKind);
        Assert.Equal(
            ["refused One. Mend one.", "missingTool Two. "],
            error.GetProperty("reasons").EnumerateArray().Select(
                reason => $"{reason.GetProperty("code")} {reason.GetProperty("message")} {reason.GetProperty("hint")}"));
    }

    [Fact]
    public async Task An_error_after_the_result_adds_no_second_document()
    {
        var result = await Programs.RunProbeAsync("throw", "after-result", "--json");

        Assert.Equal((8, "{\"done\":true}\n"), (result.ExitCode, result.Out));
        Assert.Contains("Another backup.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus", "See pmo-backup --help.")]
    [InlineData("exit-codes --bogus", "See pmo-backup exit-codes --help.")]
    [InlineData("exit-codes @file", "See pmo-backup exit-codes --help.")]
    [InlineData("exit-codes --timeout soon", "See pmo-backup exit-codes --help.")]
    [InlineData("exit-codes --timeout 0s", "See pmo-backup exit-codes --help.")]
    [InlineData("exit-codes --timeout 500d", "See pmo-backup exit-codes --help.")]
    [InlineData("--timeout 1s --timeout 2s exit-codes", "See pmo-backup exit-codes --help.")]
    public async Task A_wrong_command_line_ends_with_2_and_names_the_help(string line, string hint)
    {
        var result = await Programs.RunCliAsync([.. line.Split(' '), "--json"]);

        using var document = JsonDocument.Parse(result.Out);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal((2, hint), (result.ExitCode, error.GetProperty("hint").GetString()));
        Assert.Contains(error.GetProperty("message").GetString()!, result.Error, StringComparison.Ordinal);
    }
}
