using Npgsql;

namespace PmoBackup.Postgres;

/// <summary>Opens sessions whose settings are pinned and whose failures are sentences.</summary>
public static class ServerConnection
{
    /// <summary>Opens one session; nothing is pooled.</summary>
    /// <param name="url">Where.</param>
    /// <param name="purpose">Shown in <c>pg_stat_activity</c> after <c>pmo-backup</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Errors.PmoException">The server cannot be reached, or does not let us in.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(DatabaseUrl url, string purpose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var builder = new NpgsqlDataSourceBuilder(url.ToNpgsql(ApplicationName(purpose), PinnedSettings.Options).ConnectionString);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        // The data source of one connection that is not pooled: disposing the connection is all there is to release.
        var source = builder.Build();
        var connection = source.CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(
                "SELECT set_config('transaction_timeout', '0', false) WHERE current_setting('server_version_num')::int >= 170000",
                cancellationToken);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or IOException)
                throw ServerFailure.Translate(e, url, "connecting");
            throw;
        }
    }

    /// <summary>The name of our sessions: recognised by people and by the search for who holds a lock.</summary>
    /// <param name="purpose">What the session is for.</param>
    internal static string ApplicationName(string purpose) => $"pmo-backup {purpose}";
}
