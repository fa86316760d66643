namespace PmoBackup.Postgres;

/// <summary>How many connections a dump or a restore uses when nobody says.</summary>
public static class ParallelJobs
{
    /// <summary>The number of processors, 8 at most.</summary>
    public static int Default { get; } = Math.Clamp(Environment.ProcessorCount, 1, 8);
}
