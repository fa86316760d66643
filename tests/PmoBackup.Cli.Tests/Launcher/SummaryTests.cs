namespace PmoBackup.Cli.Tests.Launcher;

public sealed class SummaryTests : IDisposable
{
    private readonly TemporaryFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public async Task Counts_are_summed_over_all_projects()
    {
        Add("A", "passed", exitCode: 0);
        Add("B", "passed", exitCode: 0);

        var (code, lines) = await SumAsync();

        Assert.Equal(0, code);
        Assert.Equal(["A: 7 passed, 0 failed, 0 skipped", "B: 7 passed, 0 failed, 0 skipped", "14 passed, 0 failed"], lines);
    }

    [Fact]
    public async Task A_failure_is_shown_with_its_message()
    {
        Add("A", "passed", exitCode: 0);
        Add("B", "failed", exitCode: 1, log: "[xUnit.net] noise\n  Failed A.Bad_one [2 ms]\n  Error Message:\n   Strings differ\n");

        var (code, lines) = await SumAsync();

        Assert.Equal(1, code);
        Assert.Contains("   Strings differ", lines);
        Assert.DoesNotContain("[xUnit.net] noise", lines);
        Assert.Equal("10 passed, 2 failed, 1 skipped", lines[^1]);
    }

    [Fact]
    public async Task A_crash_counts_as_a_failure_beside_the_others()
    {
        Add("A", "crashed", exitCode: 1);

        var (code, lines) = await SumAsync();

        Assert.Equal(1, code);
        Assert.Equal(["A: 3 passed, 2 failed, 0 skipped, the run did not reach its end", "3 passed, 2 failed"], lines);
    }

    [Theory]
    [InlineData("passed", 1, "7 passed, 1 failed")]
    [InlineData(null, 0, "0 passed, 1 failed")]
    [InlineData(null, 134, "0 passed, 1 failed")]
    public async Task A_run_without_an_end_is_a_failure(string? sample, int exitCode, string sum)
    {
        Add("A", sample, exitCode);

        var (code, lines) = await SumAsync();

        Assert.Equal((1, sum), (code, lines[^1]));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData(null, 0)]
    public async Task What_is_skipped_fails_on_CI_only(string? ci, int exitCode)
    {
        Add("A", "skipped", exitCode: 0, log: "  Skipped A.No_server [1 ms]\n");

        var (code, lines) = await SumAsync(ci: ci);

        Assert.Equal(exitCode, code);
        Assert.Contains("  Skipped A.No_server [1 ms]", lines);
        Assert.Equal("2 passed, 0 failed, 1 skipped", lines[^1]);
    }

    [Fact]
    public async Task A_check_that_is_no_test_counts_too()
    {
        Add("A", "passed", exitCode: 0);

        var (code, lines) = await SumAsync(gatesFailed: "1");

        Assert.Equal((1, "7 passed, 1 failed"), (code, lines[^1]));
    }

    [Fact]
    public async Task No_tests_at_all_are_a_failure()
    {
        var (code, lines) = await SumAsync();

        Assert.Equal((1, "0 passed, 0 failed"), (code, lines[^1]));
    }

    private void Add(string project, string? sample, int exitCode, string log = "")
    {
        if (sample is not null)
            File.Copy(Path.Combine(System.AppContext.BaseDirectory, "Samples", sample + ".trx"), _results.File(project, "results.trx"));
        _results.Write($"{project}/log", log);
        _results.Write($"{project}/exit-code", $"{exitCode}\n");
    }

    private async Task<(int Code, string[] Lines)> SumAsync(string gatesFailed = "0", string? ci = null)
    {
        var result = await Programs.RunAsync(
            Path.Combine(Programs.Root, "eng", "test-summary.sh"), [_results.Path, gatesFailed], new Dictionary<string, string?> { ["CI"] = ci });
        Assert.Equal("", result.Error);
        return (result.ExitCode, result.Out.TrimEnd('\n').Split('\n'));
    }
}
