using System.Globalization;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Backup;

/// <summary>How pg_dump is called, and what its failures mean.</summary>
internal static class DumpCommand
{
    public static ToolCommand Make(
        PreparedBackup prepared, BackupOptions options, DatabaseUrl url, string snapshot, string encoding, string? folder)
    {
        List<string> arguments =
        [
            $"--format={options.Format}", $"--snapshot={snapshot}", $"--encoding={encoding}",
            Compression.Argument(prepared.Compress, prepared.Tools), "--no-password",
        ];
        // What is durable is the store's copy; the temporary one is thrown away.
        if (folder is not null)
            arguments.AddRange([$"--jobs={options.Jobs.ToString(CultureInfo.InvariantCulture)}", $"--file={folder}", "--verbose", "--no-sync"]);
        if (prepared.Server.IsReplica)
            arguments.Add("--no-unlogged-table-data");
        return new ToolCommand(prepared.Tools.Dump, arguments)
        {
            Environment = url.ToLibpqEnvironment(ServerConnection.ApplicationName("pg_dump"), PinnedSettings.Options),
        };
    }

    /// <summary>What a failure of pg_dump means to the user.</summary>
    public static PmoException Explain(ToolFailedException failure)
    {
        bool Says(string words) => failure.ErrorTail.Contains(words, StringComparison.Ordinal);
        var message = failure.ErrorTail.Split('\n').LastOrDefault(l => l.Contains("error:", StringComparison.Ordinal))?.Trim() ?? failure.Message;
        if (Says("could not obtain lock on relation"))
            return new WorkerLockException(message);
        if (Says("out of shared memory"))
            return ServerFailure.LockLimit("pg_dump was locking tables", failure);
        if (Says("No space left on device"))
            return new PmoException(ExitCode.ToolFailed, "The temporary disk is full: pg_dump could not write.", "Name a larger disk with --temp-folder or TMPDIR, or use --format custom.", failure);
        if (Says("terminating connection") || Says("server closed the connection") || Says("could not connect") || Says("connection to server"))
            return new UnreachableException($"pg_dump lost the server: {message}", "Run the backup again; nothing half-done was kept.", failure);
        if (Says("permission denied"))
            return new PmoException(ExitCode.Refused, $"pg_dump may not read something: {message}", "Run `pmo-backup doctor` for the missing grants.", failure);
        return failure.ToolExitCode > 128
            ? new PmoException(ExitCode.ToolFailed, $"pg_dump was killed by signal {failure.ToolExitCode - 128}.", "Where the kernel killed it for want of memory, lower --jobs. Nothing half-done was kept; run the backup again.", failure)
            : new ToolFailedException(failure.Tool, failure.ToolExitCode, Complaints(failure.ErrorTail), "Nothing half-done was kept; run the backup again.");
    }

    // What it says with --verbose is how far it was, not what went wrong.
    private static string Complaints(string tail)
    {
        var errors = tail.Split('\n').SkipWhile(line => !line.Contains("error:", StringComparison.Ordinal)).ToList();
        return errors.Count > 0 ? string.Join('\n', errors) : tail;
    }
}
