namespace PmoBackup.Bench;

/// <summary>One run.</summary>
/// <param name="Variant">What ran.</param>
/// <param name="Round">In which round, from 1.</param>
/// <param name="WallSeconds">From its start to its end, the start of the program included.</param>
/// <param name="CpuSeconds">Of the program and all that it started, user and system.</param>
/// <param name="ServerCpuSeconds">Of the database server meanwhile.</param>
/// <param name="ArchiveBytes">Of the archive.</param>
/// <param name="ToolPeakBytes">The largest resident memory of one process of PostgreSQL's tools.</param>
/// <param name="Own">What our own program told of itself; null where it did not run.</param>
public sealed record Measurement(
    string Variant, int Round, double WallSeconds, double CpuSeconds, double ServerCpuSeconds, long ArchiveBytes, long ToolPeakBytes, OwnFigures? Own);
