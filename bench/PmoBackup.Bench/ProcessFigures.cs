using System.Globalization;
using System.Runtime.InteropServices;

namespace PmoBackup.Bench;

/// <summary>What the kernel knows of processes.</summary>
internal static partial class ProcessFigures
{
    private const int Self = 0, Children = -1, UserTicks = 11, LongsOfUsage = 18;
    private const double TicksPerSecond = 100;

    /// <summary>Processor seconds of this process.</summary>
    public static double OwnCpuSeconds => CpuSeconds(Self);

    /// <summary>Processor seconds of all children that have ended, and of theirs.</summary>
    public static double EndedChildrenCpuSeconds => CpuSeconds(Children);

    /// <summary>The largest resident memory that a process has had; null when it is gone.</summary>
    public static long? PeakBytes(int processId)
    {
        var line = Read($"/proc/{Text(processId)}/status")?.Split('\n').FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Processor seconds of a process and of its children that have ended.</summary>
    public static double CpuSecondsWithEndedChildren(int processId) =>
        Status(processId) is { } fields ? fields[UserTicks..(UserTicks + 4)].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond : 0;

    /// <summary>A process's descendants.</summary>
    public static IEnumerable<int> Descendants(int processId)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Status(id) is { } fields)
                parents[id] = int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        bool Descends(int id) => parents.TryGetValue(id, out var parent) && (parent == processId || Descends(parent));
        return parents.Keys.Where(Descends);
    }

    // The fields after the program's name, which may itself hold blanks and parentheses.
    private static string[]? Status(int processId)
    {
        var text = Read($"/proc/{Text(processId)}/stat");
        return text?[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It has just ended.
            return null;
        }
    }

    private static double CpuSeconds(int who)
    {
        Span<long> usage = stackalloc long[LongsOfUsage];
        _ = GetUsage(who, ref MemoryMarshal.GetReference(usage));
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    // struct rusage begins with the times of user and system, each as seconds and microseconds.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
