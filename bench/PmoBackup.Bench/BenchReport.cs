using System.Globalization;
using PmoBackup.Postgres;

namespace PmoBackup.Bench;

/// <summary>What was measured, beside what is to be reached.</summary>
internal sealed class BenchReport(
    long databaseBytes, int processors, ServerIdentity server, IReadOnlyList<PostgresTools> clients, IReadOnlyList<Measurement> runs)
{
    private const double OwnMemoryLimit = 150;

    /// <summary>Every target that something was measured for.</summary>
    public IReadOnlyList<Target> Targets { get; } = [.. clients.SelectMany(client => TargetsOf(client, runs).Concat(RestoreTargetsOf(client, runs)))];

    /// <summary>Tables for people.</summary>
    public string ToText()
    {
        var figures = new TextTable("medians", "wall s", "spread", "times", "CPU s", "own CPU s", "server CPU s", "archive MB", "size", "own MB", "tool MB");
        foreach (var group in runs.GroupBy(r => r.Variant))
        {
            string Median(Func<Measurement, double?> figure) => group.Any(r => figure(r) is null) ? "" : Target.Format(Target.Median(group.Select(r => figure(r)!.Value)));
            figures.Add(
                group.Key, Median(r => r.WallSeconds), $"{Target.Format(group.Min(r => r.WallSeconds))} to {Target.Format(group.Max(r => r.WallSeconds))}",
                Median(r => Runbook(r).WallSeconds / r.WallSeconds), Median(r => r.CpuSeconds), Median(r => r.Own?.CpuSeconds), Median(r => r.ServerCpuSeconds),
                Median(r => r.ArchiveBytes / 1e6), Median(r => (double)r.ArchiveBytes / Runbook(r).ArchiveBytes), Median(r => r.Own?.PeakBytes / 1e6), Median(r => r.ToolPeakBytes / 1e6));
        }
        var targets = new TextTable("target", "to reach", "median", "spread", "");
        foreach (var target in Targets)
            targets.Add(target.ToRow());
        return string.Create(CultureInfo.InvariantCulture,
            $"A database of {databaseBytes / 1e6:0} MB on PostgreSQL {server.Version}, {processors} processors, {runs.Max(r => r.Round)} rounds.\n\n{figures}{(Targets.Count > 0 ? $"\n{targets}" : "")}");
    }

    /// <summary>The same for machines, with every single run.</summary>
    public object ToDocument() => new
    {
        DatabaseBytes = databaseBytes,
        Processors = processors,
        ServerVersion = server.Version,
        Clients = clients.Select(c => c.Version),
        Targets,
        Runs = runs,
    };

    private Measurement Runbook(Measurement run) => Same(runs, run, "runbook");

    private static Measurement Same(IReadOnlyList<Measurement> runs, Measurement run, string variant) =>
        runs.First(r => r.Round == run.Round && r.Variant == variant);

    private static IEnumerable<Target> TargetsOf(PostgresTools client, IReadOnlyList<Measurement> runs)
    {
        foreach (var kind in new[] { VariantKind.Counts, VariantKind.Full })
        {
            var variant = Variant.Default(kind, client);
            var bare = Variant.Default(VariantKind.Bare, client).Name;
            var mine = runs.Where(r => r.Variant == variant.Name).ToList();
            if (mine.Count == 0)
                continue;
            Target Of(string what, double limit, bool isMinimum, string unit, Func<Measurement, double> figure) =>
                Target.Of($"{variant.Name}: {what}", limit, isMinimum, unit, [.. mine.Select(figure)]);
            var isFull = kind == VariantKind.Full;
            yield return Of("times as fast as the runbook", (client.HasZstd, isFull) switch
            {
                (false, false) => 2.5,
                (false, true) => 2.0,
                (true, false) => 3.5,
                (true, true) => 2.8,
            }, true, "", r => Same(runs, r, "runbook").WallSeconds / r.WallSeconds);
            yield return Of("archive against the runbook's", client.HasZstd ? 0.75 : 1.1, false, "",
                r => (double)r.ArchiveBytes / Same(runs, r, "runbook").ArchiveBytes);
            yield return Of("peak memory of our process", OwnMemoryLimit, false, " MB", r => r.Own!.PeakBytes / 1e6);
            yield return Of("time in which pg_dump does not run", isFull ? 25 : 15, false, " %", r => 100 * (1 - (r.Own!.ToolSeconds / r.WallSeconds)));
            yield return Of("time above that of pg_dump alone", isFull ? 25 : 15, false, " %",
                r => 100 * (1 - (Same(runs, r, bare).WallSeconds / r.WallSeconds)));
        }
    }

    private static IEnumerable<Target> RestoreTargetsOf(PostgresTools client, IReadOnlyList<Measurement> runs)
    {
        var name = Variant.Default(VariantKind.Restore, client).Name;
        var mine = runs.Where(r => r.Variant == name).ToList();
        if (mine.Count == 0)
            yield break;
        double Runbook(Measurement run) => Same(runs, run, "runbook").WallSeconds;
        double Comparison(Measurement run) => run.Own!.TookSeconds - run.Own.ToolSeconds;
        yield return Target.Of($"{name}: times as fast as the runbook, to the restored database", 1.3, true, "",
            [.. mine.Select(r => Runbook(r) / (r.WallSeconds - Comparison(r)))]);
        yield return Target.Of($"{name}: the same, to the proof that it equals the backup", 1.0, true, "", [.. mine.Select(r => Runbook(r) / r.WallSeconds)]);
        yield return Target.Of($"{name}: peak memory of our process", OwnMemoryLimit, false, " MB", [.. mine.Select(r => r.Own!.PeakBytes / 1e6)]);
    }
}
