using System.Diagnostics;
using System.Security.Cryptography;

namespace Pulumi.Sdks.Tests.Generation;

/// <summary>The tool that reads the official declarations; its packages are installed once for each lock file.</summary>
public sealed class ContractTool : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Pulumi.Contract");

    /// <summary>Writes a contract for the tokens in a file.</summary>
    public static Task ExtractAsync(string contract, string tokens) => RunAsync("node", "extract.mjs", contract, tokens);

    public async Task InitializeAsync()
    {
        var stamp = Path.Combine(Folder, "node_modules", ".installed-from");
        var locked = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"));
        var wanted = Convert.ToHexString(SHA256.HashData(locked));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return;
        await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        await File.WriteAllTextAsync(stamp, wanted);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = await output + await error;
        Assert.True(process.ExitCode == 0, $"{program} {arguments[0]} ended with {process.ExitCode}: {said}");
    }
}
