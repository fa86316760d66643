namespace PmoBackup.Bench;

/// <summary>What a backup or a restore tells of itself.</summary>
/// <param name="TookSeconds">From the first look at the server to the end.</param>
/// <param name="ToolSeconds">How long pg_dump ran meanwhile; of a restore, all but the comparison at its end.</param>
/// <param name="CpuSeconds">Processor time of our own process, user and system.</param>
/// <param name="PeakBytes">Its peak resident memory.</param>
/// <param name="ArchiveBytes">Of the archive as stored.</param>
/// <param name="Attempts">How many snapshots it took.</param>
/// <param name="DumpVersion">The version of pg_dump that wrote the archive.</param>
public sealed record OwnFigures(double TookSeconds, double ToolSeconds, double CpuSeconds, long PeakBytes, long ArchiveBytes, int Attempts,
    string DumpVersion);
