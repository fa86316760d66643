using System.Collections.Immutable;
using System.Diagnostics;

namespace PmoBackup.Infra.Tests.Commands;

/// <summary>Runs lines as Pulumi.Command's provider does, in a folder that plays <c>infra/</c>.</summary>
internal sealed class Shell(string folder)
{
    /// <summary>Variables beside the process's own.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>What a line prints, without the line's end.</summary>
    /// <exception cref="InvalidOperationException">It fails; the message holds all that it printed.</exception>
    public async Task<string> RunAsync(string line, ImmutableDictionary<string, object>? environment, string printedBefore)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = (string)value;
        if (printedBefore.Length > 0)
            start.Environment["PULUMI_COMMAND_STDOUT"] = printedBefore;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? TrimEnd(await output)
            : throw new InvalidOperationException(
                $"exit status {process.ExitCode}: running \"{line}\":\n{await output}{await error}");
    }

    private static string TrimEnd(string text) => text.EndsWith('\n') ? text[..^1] : text;
}
