namespace PmoBackup.Bench;

/// <summary>What a backup tells of itself.</summary>
/// <param name="TookSeconds">From the first look at the server to the stored manifest.</param>
/// <param name="DumpSeconds">How long pg_dump ran meanwhile.</param>
/// <param name="CpuSeconds">Processor time of our own process, user and system.</param>
/// <param name="PeakBytes">Its peak resident memory.</param>
/// <param name="ArchiveBytes">Of the archive as stored.</param>
/// <param name="Attempts">How many snapshots it took.</param>
/// <param name="DumpVersion">The version of pg_dump that ran.</param>
public sealed record OwnFigures(double TookSeconds, double DumpSeconds, double CpuSeconds, long PeakBytes, long ArchiveBytes, int Attempts,
    string DumpVersion);
