namespace PmoBackup.Bench;

/// <summary>What runs.</summary>
public enum VariantKind
{
    /// <summary>The runbook's own procedure: <c>pg_dump --format=custom --compress=9</c> to a file, then a copy of it.</summary>
    Runbook,

    /// <summary>pg_dump alone, called as our backup calls it: the limit of what a backup can reach.</summary>
    Bare,

    /// <summary>Our backup with <c>--fingerprint counts</c>.</summary>
    Counts,

    /// <summary>Our backup with <c>--fingerprint full</c>.</summary>
    Full,

    /// <summary>The runbook's restore: <c>pg_restore --clean --if-exists --verbose</c> of its archive into a database.</summary>
    RunbookRestore,

    /// <summary>Our restore: fetched and checked, restored in parallel, analyzed, and compared with the backup.</summary>
    Restore,
}
