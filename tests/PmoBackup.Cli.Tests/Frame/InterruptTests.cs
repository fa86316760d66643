using System.Diagnostics;
using System.Globalization;

namespace PmoBackup.Cli.Tests.Frame;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_lets_the_command_clean_up_however_long_it_takes(string signal)
    {
        // Who starts the tests in the background makes them ignore Ctrl-C, and children inherit that.
        using var probe = Programs.Start("env", ["--default-signal", "dotnet", Programs.Probe, "wait"]);
        Assert.Equal("ready", await probe.StandardOutput.ReadLineAsync());

        await SendAsync(probe, signal);
        Assert.Equal("cleaning", await probe.StandardOutput.ReadLineAsync());
        await SendAsync(probe, signal);
        Assert.Equal("Cleaning up is under way; it ends by itself.", await probe.StandardError.ReadLineAsync());
        probe.StandardInput.Close();

        Assert.Equal("cleaned", await probe.StandardOutput.ReadLineAsync());
        Assert.Equal("error: Interrupted; everything temporary was removed.\n", await probe.StandardError.ReadToEndAsync());
        await probe.WaitForExitAsync();
        Assert.Equal(130, probe.ExitCode);
    }

    [Fact]
    public async Task The_time_limit_lets_the_command_clean_up_too()
    {
        var result = await Programs.RunProbeAsync("wait", "--timeout", "1s");

        Assert.Equal((124, "ready\ncleaning\ncleaned\n"), (result.ExitCode, result.Out));
        Assert.StartsWith("error: The time given with --timeout ran out", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        var result = await Programs.RunAsync(
            "bash", ["-c", "set -o pipefail; dotnet \"$0\" lines | head -n 1", Programs.Probe]);

        Assert.Equal(new Finished(0, "line 0\n", ""), result);
    }

    private static async Task SendAsync(Process process, string signal)
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, (await Programs.RunAsync("bash", ["-c", $"kill -{signal} {id}"])).ExitCode);
    }
}
