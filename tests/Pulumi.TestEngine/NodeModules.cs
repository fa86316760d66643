using System.Diagnostics;
using System.Security.Cryptography;

namespace Pulumi.TestEngine;

/// <summary>The packages that the engine is made of, as its lock file pins them.</summary>
internal static class NodeModules
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5), s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Installs them, once for each state of the lock file, whoever asks at the same time.</summary>
    /// <param name="folder">With package.json and package-lock.json.</param>
    public static async Task EnsureAsync(string folder)
    {
        var stamp = Path.Combine(folder, "node_modules", ".installed");
        var wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));
        if (IsInstalled())
            return;
        await using var turn = await TakeTurnAsync();
        if (IsInstalled())
            return;
        await InstallAsync(folder);
        await File.WriteAllTextAsync(stamp, wanted);

        // The stamp goes with the packages: npm begins by deleting all of them.
        bool IsInstalled() => File.Exists(stamp) && File.ReadAllText(stamp) == wanted;
    }

    private static async Task<FileStream> TakeTurnAsync()
    {
        var lockFile = Repository.PathOf(".pmo/npm.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(lockFile)!);
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(s_pause, patience.Token);
            }
        }
    }

    private static async Task InstallAsync(string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var error = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed in {folder}:\n{await output}{await error}");
    }
}
