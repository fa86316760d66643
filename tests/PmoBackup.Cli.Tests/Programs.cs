using System.Diagnostics;

namespace PmoBackup.Cli.Tests;

/// <summary>Starts the programs under test: the CLI, the probe, the launcher.</summary>
internal static class Programs
{
    private static readonly string Folder = System.AppContext.BaseDirectory;

    /// <summary>The real CLI.</summary>
    public static string Cli { get; } = Path.Combine(Folder, "pmo-backup");

    /// <summary>The probe, as the first argument of <c>dotnet</c>.</summary>
    public static string Probe { get; } = Path.Combine(Folder, "PmoBackup.Cli.Tests.dll");

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(Folder));

    public static Task<Finished> RunCliAsync(params string[] arguments) => RunAsync(Cli, arguments);

    public static Task<Finished> RunProbeAsync(params string[] arguments) => RunAsync("dotnet", [Probe, .. arguments]);

    public static async Task<Finished> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        using var process = Start(program, arguments, environment, folder);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Finished(process.ExitCode, await output, await error);
    }

    public static Process Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "PmoBackupInfra.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
