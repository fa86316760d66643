using System.Globalization;
using Npgsql;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Everything that can be known to stand in the way before anything is written; all of it is told at once.</summary>
/// <param name="store">Where the backup will go.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class BackupPreflight(IObjectStore store, Func<string, string?> variable)
{
    // With nothing known of earlier backups: text of rows, compressed, is rarely above a quarter of tables and indexes.
    private const double ExpectedArchiveShare = 0.25;

    private readonly List<Refusal> _refusals = [];

    /// <summary>Looks at server, role, tools, temporary disk and store.</summary>
    /// <param name="options">What is to be done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, when nothing stands in the way.</returns>
    /// <exception cref="RefusedException">Something does.</exception>
    public async Task<PreparedBackup> RunAsync(BackupOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        await TryAsync(() => store.CheckWritableAsync(cancellationToken));
        ServerIdentity? server = null;
        await TryAsync(async () => server = await CheckServerAsync(options, cancellationToken));
        PostgresTools? tools = null;
        if (server is not null)
        {
            await TryAsync(async () => tools = await PostgresTools.FindAsync(server.Major, variable, cancellationToken));
            CheckRoom(options, server);
        }
        if (tools is not null && options.Compress?.StartsWith("zstd", StringComparison.Ordinal) == true && !tools.HasZstd)
            _refusals.Add(new Refusal(ExitCode.MissingTool, $"pg_dump {tools.Version} does not compress with zstd.", "Use --compress gzip:1, or install pg_dump 16 or newer."));
        return _refusals.Count == 0
            ? new PreparedBackup(server!, tools!, options.Compress ?? Compression.Best(tools!))
            : throw new RefusedException(_refusals);
    }

    private async Task<ServerIdentity> CheckServerAsync(BackupOptions options, CancellationToken cancellationToken)
    {
        var url = options.Replica ?? options.Source;
        await using var connection = await ServerConnection.OpenAsync(url, "preflight", cancellationToken);
        try
        {
            var server = await ServerIdentity.ReadAsync(connection, cancellationToken);
            if (connection.ProcessID != server.BackendPid)
            {
                var pooler = ServerFailure.Pooler(url);
                _refusals.Add(new Refusal(pooler.ExitCode, pooler.Message, pooler.Hint));
            }
            var access = await ReadAccess.ReadAsync(connection, server.User, cancellationToken);
            if (access.Unreadable.Count > 0)
                _refusals.Add(new Refusal(ExitCode.Refused, $"The role '{server.User}' cannot read {access.Names}.", $"As an administrator: {access.Grants}"));
            if (options.Replica is not null)
                await CheckReplicaAsync(options, server, cancellationToken);
            return server;
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, "looking at the server");
        }
    }

    private async Task CheckReplicaAsync(BackupOptions options, ServerIdentity replica, CancellationToken cancellationToken)
    {
        var primary = await ReadPrimaryAsync(options.Source, cancellationToken);
        if (primary.SystemIdentifier != replica.SystemIdentifier || primary.Database != replica.Database)
            _refusals.Add(new Refusal(ExitCode.Refused, $"{options.Replica} is not a replica of {options.Source}.", "Check the address given with --from-replica."));
        else if (!replica.IsReplica)
            _refusals.Add(new Refusal(ExitCode.Refused, $"{options.Replica} is not a replica: it is not in recovery.", "Leave out --from-replica to read the primary."));
    }

    private static async Task<ServerIdentity> ReadPrimaryAsync(DatabaseUrl primary, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(primary, "preflight", cancellationToken);
        try
        {
            return await ServerIdentity.ReadAsync(connection, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, primary, "looking at the primary");
        }
    }

    private void CheckRoom(BackupOptions options, ServerIdentity server)
    {
        if (options.Format == "custom")
            return;
        var expected = (long)(server.DatabaseSizeBytes * ExpectedArchiveShare);
        var free = new DriveInfo(options.TemporaryFolder).AvailableFreeSpace;
        if (free < expected)
        {
            _refusals.Add(new Refusal(ExitCode.Refused, string.Create(CultureInfo.InvariantCulture,
                $"The temporary folder {options.TemporaryFolder} has {free / 1e6:0} MB free; an archive of this database may need {expected / 1e6:0} MB."),
                "Name a larger disk with --temp-folder or TMPDIR, or use --format custom, which needs none."));
        }
    }

    private async Task TryAsync(Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (RefusedException e)
        {
            _refusals.AddRange(e.Refusals);
        }
        catch (PmoException e)
        {
            _refusals.Add(new Refusal(e.ExitCode, e.Message, e.Hint));
        }
    }
}
