using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>This machine: each database gets a private server of its own, on loopback, gone afterwards.</summary>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class LocalHost(Func<string, string?> variable) : IDatabaseHost
{
    // A throw-away server is filled once and read once.
    private static readonly Dictionary<string, string> s_settings = new()
    {
        ["shared_buffers"] = "256MB",
        ["max_wal_size"] = "8GB",
        ["wal_level"] = "minimal",
        ["max_wal_senders"] = "0",
        ["max_locks_per_transaction"] = "1024",
    };

    /// <inheritdoc/>
    public string Description => "a private server on this machine";

    /// <inheritdoc/>
    public async Task<ThrowawayDatabase> CreateAsync(SourceServer like, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(like);
        var server = await LocalServer.StartAsync(
            new LocalServerOptions { BinFolder = await ServerBinaries.FindAsync(like.Major, variable, cancellationToken), Settings = s_settings }, cancellationToken);
        try
        {
            const string Name = "restored";
            await using var connection = await ServerConnection.OpenAsync(server.Url(), "drill", cancellationToken);
            await DatabaseMaker.CreateAsync(connection, Name, like, cancellationToken);
            return new ThrowawayDatabase(server.Url(Name), ownsServer: true, server.DisposeAsync);
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            if (e is NpgsqlException or IOException)
                throw ServerFailure.Translate(e, server.Url(), "creating a database for the drill");
            throw;
        }
    }
}
