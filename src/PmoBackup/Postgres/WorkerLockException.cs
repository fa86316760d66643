using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>A worker of pg_dump met a lock that somebody asked for after the snapshot: the whole backup begins again.</summary>
/// <param name="message">What pg_dump said.</param>
internal sealed class WorkerLockException(string message) : PmoException(
    ExitCode.Busy, $"A migration holds up pg_dump: {message}", "Run the backup again after the migration.");
