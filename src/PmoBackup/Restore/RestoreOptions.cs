using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>Where a backup is restored to, and how.</summary>
public sealed record RestoreOptions
{
    /// <summary>The target database; with <see cref="Create"/> any database of the target's server.</summary>
    public required DatabaseUrl Target { get; init; }

    /// <summary>The name of a database to create and restore into; null to restore into <see cref="Target"/> itself.</summary>
    public string? Create { get; init; }

    /// <summary>Tables whose rows are restored. Default: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether a target that is not empty is emptied first. Default: no.</summary>
    public bool Clean { get; init; }

    /// <summary>Whether ownership and grants of the backup are applied, where the roles exist. Default: no.</summary>
    public bool Grants { get; init; }

    /// <summary>A file with SQL that masks what the target's users must not see, run before anybody else may connect. Default: none.</summary>
    public string? MaskFile { get; init; }

    /// <summary>Parallel connections, 1 to 64. Default: the number of processors, 8 at most.</summary>
    public int Jobs { get; init; } = ParallelJobs.Default;

    /// <summary>Where files stand meanwhile. Default: the system's temporary folder.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Where pg_restore's messages are kept. Default: a file in the system's temporary folder.</summary>
    public string? LogFile { get; init; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="UsageException">Some are wrong; the message names all of them.</exception>
    public void Validate()
    {
        var violations = new List<string>();
        if (Jobs is < 1 or > 64)
            violations.Add($"--jobs is {Jobs}; it is a number from 1 to 64.");
        if (Create is not null && (Create.Length == 0 || Create.Contains('\0', StringComparison.Ordinal) || System.Text.Encoding.UTF8.GetByteCount(Create) > 63))
            violations.Add("--create is not a name that a database can have: 1 to 63 bytes.");
        if (Create is not null && Clean)
            violations.Add("--create and --clean exclude each other: a new database is empty.");
        if (MaskFile is not null && !File.Exists(MaskFile))
            violations.Add($"--mask names {MaskFile}, which does not exist.");
        if (MaskFile is not null && File.Exists(MaskFile) && string.IsNullOrWhiteSpace(File.ReadAllText(MaskFile)))
            violations.Add($"--mask names {MaskFile}, which is empty.");
        if (TemporaryFolder is not null && !Directory.Exists(TemporaryFolder))
            violations.Add($"The temporary folder {TemporaryFolder} does not exist.");
        if (violations.Count > 0)
            throw new UsageException(string.Join('\n', violations), "Type 'pmo-backup restore staging --help'.");
    }
}
