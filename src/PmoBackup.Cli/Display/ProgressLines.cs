namespace PmoBackup.Cli.Display;

/// <summary>Progress for a log: a line when a phase begins, and one at each quarter of it.</summary>
/// <param name="writeLine">Takes a line.</param>
internal sealed class ProgressLines(Action<string> writeLine) : IProgress<ProgressReport>
{
    private readonly Dictionary<string, int> _quarters = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(ProgressReport value)
    {
        var quarter = (int)Math.Clamp((value.Fraction ?? 0) * 4, 0, 4);
        // Phases may overlap, and their workers report from several threads.
        lock (_lock)
        {
            var isNew = !_quarters.TryGetValue(value.Phase, out var last);
            if (!isNew && quarter <= last)
                return;
            _quarters[value.Phase] = quarter;
            writeLine(Describe(value, quarter * 25));
        }
    }

    private static string Describe(ProgressReport report, int percent) => (percent, report.Detail) switch
    {
        (0, null) => report.Phase,
        (0, _) => $"{report.Phase}: {report.Detail}",
        (_, null) => $"{report.Phase}: {percent} %",
        _ => $"{report.Phase}: {percent} %, {report.Detail}",
    };
}
