using PmoBackup.Verification;

namespace PmoBackup.Cli.Display;

/// <summary>The table of what is not equal.</summary>
internal static class DifferenceTable
{
    private const int Most = 50;

    /// <summary>Writes it; nothing when everything is equal.</summary>
    public static void Write(TextWriter output, ComparisonResult? comparison)
    {
        if (comparison is null or { IsEqual: true })
            return;
        TextTable.Write(output, [["WHAT", "OF", "EXPECTED", "FOUND"], .. comparison.Differences.Take(Most).Select(d =>
            (IReadOnlyList<string>)[d.Kind, d.Name, d.Expected, d.Actual])]);
        if (comparison.Differences.Count > Most)
            output.WriteLine($"and {comparison.Differences.Count - Most} more; --json has all of them.");
    }
}
