using System.Globalization;
using System.Runtime.InteropServices;

namespace PmoBackup.Hosting;

/// <summary>The processes of one local server. Where there is <c>/proc</c> they are found by what they run, not by what a file
/// says, so that a forged or old postmaster.pid never leads to a stranger, and a server that has not written it yet is seen.</summary>
internal static partial class ServerProcesses
{
    public const int FastShutdown = 2;
    public const int ImmediateShutdown = 3;
    private const int Kill = 9;

    private static readonly string[] s_names = ["postgres", "postmaster", "pg_ctl", "initdb", "sh", "setpriv"];
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks the server to end, waits, and kills what is left when patience ends.</summary>
    public static async Task StopAsync(string dataFolder, int signal, TimeSpan patience)
    {
        using var impatience = new CancellationTokenSource(patience);
        var asked = new HashSet<int>();
        for (var all = Of(dataFolder); all.Count > 0; all = Of(dataFolder))
        {
            // Workers of the server end with it; a worker that has lost its server is asked itself.
            var leaders = all.Where(p => p.IsLeader).ToList();
            foreach (var (id, _) in leaders.Count > 0 ? leaders : all)
            {
                if (impatience.IsCancellationRequested)
                    _ = Send(id, Kill);
                else if (asked.Add(id))
                    _ = Send(id, signal);
            }
            await Task.Delay(s_pause);
        }
    }

    internal static IReadOnlyList<(int Id, bool IsLeader)> Of(string dataFolder)
    {
        if (!OperatingSystem.IsLinux())
            return PidFile(dataFolder) is { } pid && Send(pid, 0) == 0 ? [(pid, true)] : [];
        var found = new List<(int, bool)>();
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Look(entry, dataFolder) is { } isLeader)
                found.Add((id, isLeader));
        }
        return found;
    }

    /// <summary>The server's main process as its own file says; null when there is none or it is another server's.</summary>
    internal static int? PidFile(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "postmaster.pid");
        return File.Exists(path) && File.ReadAllLines(path) is [var pid, var folder, ..] && folder == dataFolder
            && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static bool? Look(string entry, string dataFolder)
    {
        try
        {
            // A process that has ended and was not yet waited for has no command line and no folder.
            if (!s_names.Contains(File.ReadAllText(Path.Combine(entry, "comm")).TrimEnd()))
                return null;
            if (File.ReadAllText(Path.Combine(entry, "cmdline")).Contains(dataFolder, StringComparison.Ordinal))
                return true;
            return File.ResolveLinkTarget(Path.Combine(entry, "cwd"), false)?.FullName == dataFolder ? false : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int processId, int signal);
}
