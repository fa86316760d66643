using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Restore;

/// <summary>Makes, empties, closes and opens the database that is restored into.</summary>
/// <param name="options">The options of the restore.</param>
/// <param name="target">What the target is.</param>
internal sealed class TargetDatabase(RestoreOptions options, RestoreTarget target)
{
    // Kept in the database itself, so that the next restore knows what the one that failed took away.
    private const string ClosedByUs = "pmo_backup.closed_for_masking";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private bool _publicCouldConnect = true;
    private bool _isClosed;
    private string? _state;

    /// <summary>Creates the database. When this throws, there is none, or it is somebody else's.</summary>
    /// <returns>A note about its collation; null where there is nothing to say.</returns>
    public async Task<string?> CreateAsync(SourceServer like, CancellationToken cancellationToken)
    {
        var name = target.Url.Database;
        var sent = false;
        try
        {
            return await OnAsync(options.Target, "creating the database", async connection =>
            {
                if (await connection.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = $1)", cancellationToken, name))
                    throw new RefusedException($"The server has a database named {name} already.", "Choose another name.");
                sent = true;
                return await DatabaseMaker.CreateAsync(connection, name, like, cancellationToken);
            }, cancellationToken);
        }
        catch (Exception e) when (sent && e.InnerException is not PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation })
        {
            // The server may have been done with it when we stopped waiting.
            await DropAfterAsync(e);
            throw;
        }
    }

    /// <summary>Drops the database that was created here; what was there before is never dropped.</summary>
    public async Task DropAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await OnAsync(options.Target, "dropping the database", async connection =>
        {
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {SqlName.Quote(target.Url.Database)} WITH (FORCE)", patience.Token);
            return true;
        }, patience.Token);
    }

    /// <summary>Drops the database that was created here, after something failed.</summary>
    /// <param name="failure">What failed; told together with a failure to drop.</param>
    public async Task DropAfterAsync(Exception failure)
    {
        try
        {
            await DropAsync();
        }
        catch (Exception e) when (e is PmoException or OperationCanceledException)
        {
            throw new PmoException((failure as PmoException ?? e as PmoException)?.ExitCode ?? ExitCode.Unreachable,
                $"{failure.Message} The new database {target.Url.Database} could not be dropped again: {e.Message}",
                $"Drop it when the server answers: DROP DATABASE {SqlName.Quote(target.Url.Database)} WITH (FORCE)", failure);
        }
    }

    /// <summary>The schemas beside public that emptying left in place, since they hold an extension of another role.</summary>
    public IReadOnlyCollection<string> KeptSchemas { get; private set; } = [];

    /// <summary>Removes every object of users.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => OnAsync(target.Url, "emptying the database", async connection =>
    {
        _state = "is partly emptied";
        var contents = new DatabaseContents(connection);
        await contents.EmptyAsync(target.Server.Major, cancellationToken);
        KeptSchemas = await contents.ReadKeptSchemasAsync(cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>Notes that pg_restore begins; until it ends the database holds a part.</summary>
    public void BeginRestore() => _state = "is partly restored";

    /// <summary>Notes that everything is in the database, while what follows is not done.</summary>
    public void EndRestore() => _state = "is restored, but not to the end";

    /// <summary>Says what a database that was there before is now, after something failed or was cancelled.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>Null when nothing about the database was changed.</returns>
    public PmoException? Explain(Exception failure)
    {
        if (_state is null && !_isClosed)
            return null;
        var name = target.Url.Database;
        var (code, fact, hint) = failure switch
        {
            PmoException e => (e.ExitCode is ExitCode.Refused ? ExitCode.ToolFailed : e.ExitCode, e.Message, e.Hint),
            OperationCanceledException => (ExitCode.Cancelled, "The restore was stopped; everything temporary was removed.", null),
            IOException or UnauthorizedAccessException => (ExitCode.ToolFailed, failure.Message, null),
            _ => (ExitCode.Internal, $"An error inside pmo-backup: {failure.GetType().Name}: {failure.Message}", null),
        };
        var message = fact + (_state is null ? "" : $" {name} {_state}.")
            + (_isClosed ? $" {name} may hold data that is not masked, and stays closed to others." : "");
        return new PmoException(code, message, "Run the command again with --clean."
            + (_isClosed ? $" To open the database: GRANT CONNECT ON DATABASE {SqlName.Quote(name)} TO PUBLIC." : "") + (hint is null ? "" : $" {hint}"), failure);
    }

    /// <summary>Keeps everybody else out: PUBLIC may no longer connect, and nobody is connected.</summary>
    /// <exception cref="RefusedException">Somebody still could.</exception>
    public Task CloseAsync(CancellationToken cancellationToken) => OnAsync(options.Target, "closing the database", async connection =>
    {
        var name = target.Url.Database;
        _publicCouldConnect = await connection.ScalarAsync<bool>("""
            SELECT d.datacl IS NULL OR EXISTS (SELECT FROM pg_catalog.aclexplode(d.datacl) x WHERE x.grantee = 0 AND x.privilege_type = 'CONNECT')
                   OR EXISTS (SELECT FROM pg_catalog.pg_db_role_setting s
                               WHERE s.setdatabase = d.oid AND s.setrole = 0 AND $2 = ANY (s.setconfig))
              FROM pg_catalog.pg_database d WHERE d.datname = $1
            """, cancellationToken, name, $"{ClosedByUs}=on");
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync($"REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM PUBLIC", cancellationToken);
        if (_publicCouldConnect)
            await connection.ExecuteAsync($"ALTER DATABASE {SqlName.Quote(name)} SET {ClosedByUs} = 'on'", cancellationToken);
        var others = await connection.ListAsync("""
            SELECT DISTINCT pg_catalog.pg_get_userbyid(x.grantee)::text
              FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.aclexplode(d.datacl) x
             WHERE d.datname = $1 AND x.privilege_type = 'CONNECT' AND (x.grantee = 0 OR (x.grantee <> d.datdba AND x.grantee <> current_user::regrole))
            """, row => row.GetString(0), cancellationToken, name);
        if (others.Count > 0)
            throw new RefusedException($"The database {name} cannot be closed: {string.Join(", ", others)} may connect to it.", $"Revoke it: REVOKE CONNECT ON DATABASE {SqlName.Quote(name)} FROM …");
        _isClosed = true;
        await transaction.CommitAsync(cancellationToken);
        if (await connection.ScalarAsync<long>(RestoreTarget.OtherSessionsQuery, cancellationToken, name) is > 0 and var sessions)
        {
            await OpenAsync(cancellationToken);
            throw new RefusedException($"{sessions} other sessions are connected to {name}.", "End them first, or restore into a new database with --create NAME.");
        }
        return true;
    }, cancellationToken);

    /// <summary>Lets PUBLIC connect again, if it could before; before a masked restore that failed, too.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => OnAsync(options.Target, "opening the database", async connection =>
    {
        var name = SqlName.Quote(target.Url.Database);
        if (_publicCouldConnect)
            await connection.ExecuteAsync($"BEGIN; GRANT CONNECT ON DATABASE {name} TO PUBLIC; ALTER DATABASE {name} RESET {ClosedByUs}; COMMIT", cancellationToken);
        _isClosed = false;
        return true;
    }, cancellationToken);

    /// <summary>Runs the platform's masking statements, all or none.</summary>
    public async Task MaskAsync(CancellationToken cancellationToken)
    {
        var sql = await File.ReadAllTextAsync(options.MaskFile!, cancellationToken);
        await OnAsync(target.Url, $"masking with {Path.GetFileName(options.MaskFile)}", async connection =>
        {
            await connection.ExecuteAsync("SET search_path TO public", cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            const string Transaction = "SELECT pg_catalog.pg_current_xact_id()::text";
            var begun = await connection.ScalarAsync<string>(Transaction, cancellationToken);
            await connection.ExecuteAsync(sql, cancellationToken);
            if (await connection.ScalarAsync<string>(Transaction, cancellationToken) != begun)
                throw new PmoException(ExitCode.ToolFailed, $"{Path.GetFileName(options.MaskFile)} ends its transaction by itself, so it is not known what is masked.",
                    "Leave out COMMIT, ROLLBACK and the like: the statements run in one transaction, all or none.");
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    private static async Task<T> OnAsync<T>(DatabaseUrl url, string doing, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(url, RestoreTarget.Purpose, cancellationToken);
        try
        {
            return await work(connection);
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, doing);
        }
    }
}
