using System.Globalization;

namespace PmoBackup.Bench;

/// <summary>What was measured of the local Pulumi SDK, beside what is to be reached.</summary>
/// <param name="processors">Of this machine, which the engine shares.</param>
/// <param name="runs">Every run.</param>
internal sealed class SdkReport(int processors, IReadOnlyList<SdkMeasurement> runs)
{
    /// <summary>Of this machine.</summary>
    public int Processors => processors;

    /// <summary>Every run.</summary>
    public IReadOnlyList<SdkMeasurement> Runs => runs;

    /// <summary>What is to be reached.</summary>
    public IReadOnlyList<Target> Targets { get; } =
    [
        TargetOf(runs, 1, "start to registration", 0.35, " s", r => r.Seconds),
        TargetOf(runs, 300, "start to last registration", 1.2, " s", r => r.Seconds),
        TargetOf(runs, 300, "peak memory", 120, " MB", r => r.PeakBytes / 1e6),
    ];

    /// <summary>Tables for people.</summary>
    public string ToText()
    {
        var figures = new TextTable("resources", "s", "spread", "ms for each more", "MB");
        var one = Seconds(1);
        foreach (var group in runs.GroupBy(r => r.Resources))
        {
            var each = group.Key == 1 ? "" : Target.Format(1000 * (Seconds(group.Key) - one) / (group.Key - 1));
            figures.Add(
                group.Key.ToString(CultureInfo.InvariantCulture), Target.Format(Seconds(group.Key)),
                $"{Target.Format(group.Min(r => r.Seconds))} to {Target.Format(group.Max(r => r.Seconds))}", each,
                Target.Format(Target.Median(group.Select(r => r.PeakBytes / 1e6))));
        }
        var targets = new TextTable("target", "to reach", "median", "spread", "");
        foreach (var target in Targets)
            targets.Add(target.ToRow());
        var rounds = runs.Max(r => r.Round);
        return $"Medians of {rounds} rounds on {processors} processors, which the engine shares.\n\n{figures}\n{targets}";
    }

    private double Seconds(int resources) => Target.Median(runs.Where(r => r.Resources == resources).Select(r => r.Seconds));

    private static Target TargetOf(
        IReadOnlyList<SdkMeasurement> runs, int resources, string what, double limit, string unit,
        Func<SdkMeasurement, double> figure)
    {
        var values = runs.Where(r => r.Resources == resources).Select(figure).ToList();
        return Target.Of($"{resources} {(resources == 1 ? "resource" : "resources")}: {what}", limit, false, unit, values);
    }
}
