using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Postgres;

namespace PmoBackup.Drill;

/// <summary>What a drill checks beside the backup itself.</summary>
public sealed record DrillOptions
{
    /// <summary>Production, whose row counts are compared; null to leave that out.</summary>
    public DatabaseUrl? Production { get; init; }

    /// <summary>SQL statements separated by semicolons, each of which must return true; null for none.</summary>
    public string? Assertions { get; init; }

    /// <summary>How old the newest row may be, seen from the snapshot. Default: the recovery point objective, 24 h.</summary>
    public TimeSpan NewestWithin { get; init; } = RecoveryObjectives.RecoveryPoint;

    /// <summary>The application's role, which must be able to connect and read; null to leave that out.</summary>
    public string? ApplicationRole { get; init; }

    /// <summary>The role's password on a server that is there already; on a private server one is made up.</summary>
    internal string? ApplicationPassword { get; init; }

    /// <summary>How long the restore may take. Source: the runbook, 10 min.</summary>
    public TimeSpan RestoreWithin { get; init; } = RecoveryObjectives.DrillRestore;

    /// <summary>Parallel connections, 1 to 64. Default: the number of processors, 8 at most.</summary>
    public int Jobs { get; init; } = ParallelJobs.Default;

    /// <summary>Where files stand meanwhile. Default: the system's temporary folder.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>The same, with the password of the application's role.</summary>
    /// <param name="password">The password.</param>
    public DrillOptions WithApplicationPassword(string? password) => this with { ApplicationPassword = password };

    /// <summary>Checks every value.</summary>
    /// <exception cref="UsageException">Some are wrong; the message names all of them.</exception>
    public void Validate()
    {
        var violations = new List<string>();
        if (Jobs is < 1 or > 64)
            violations.Add($"--jobs is {Jobs}; it is a number from 1 to 64.");
        if (NewestWithin <= TimeSpan.Zero)
            violations.Add("--newest-within is not above zero.");
        if (Assertions is not null && string.IsNullOrWhiteSpace(Assertions))
            violations.Add("The file of assertions is empty.");
        if (violations.Count > 0)
            throw new UsageException(string.Join('\n', violations), "Type 'pmo-backup drill --help'.");
    }
}
