namespace PmoBackup.Cli.Tests.Commands;

/// <summary>What everybody on this machine can see of the processes.</summary>
internal static class Processes
{
    /// <summary>The arguments of every process, as they are now.</summary>
    public static IReadOnlyList<string> CommandLines()
    {
        var lines = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])))
        {
            try
            {
                lines.Add(File.ReadAllText(Path.Combine(folder, "cmdline")));
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
        return lines;
    }
}
