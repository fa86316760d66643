using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>A server that is there already: each rehearsal gets a database of its own on it, dropped afterwards.</summary>
/// <param name="url">Any database of the server, with a role that may create databases.</param>
/// <param name="variable">Looks up an environment variable: the hosts that are protected; null for none.</param>
public sealed class ServerHost(DatabaseUrl url, Func<string, string?>? variable = null) : IDatabaseHost
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Description => $"a database of its own on {url.Host}:{url.Port}";

    /// <inheritdoc/>
    public async Task<ThrowawayDatabase> CreateAsync(SourceServer like, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(like);
        var name = $"pmo_drill_{System.Security.Cryptography.RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await using var connection = await ServerConnection.OpenAsync(url, "drill", cancellationToken);
        await CheckAsync(connection, like, cancellationToken);
        try
        {
            await DatabaseMaker.CreateAsync(connection, name, like, cancellationToken);
        }
        catch (Exception e)
        {
            await DropAsync(name);
            if (e is NpgsqlException or IOException)
                throw ServerFailure.Translate(e, url, "creating a database for the drill");
            throw;
        }
        return new ThrowawayDatabase(url.WithDatabase(name), ownsServer: false, () => DropAsync(name));
    }

    private async Task CheckAsync(NpgsqlConnection connection, SourceServer like, CancellationToken cancellationToken)
    {
        try
        {
            var (address, port) = await ProtectedHosts.ReadAddressAsync(connection, cancellationToken);
            if ((await ProtectedHosts.Of(variable?.Invoke(ProtectedHosts.Variable), url, address, port).ResolveAsync(cancellationToken)).IsTarget)
                throw new RefusedException($"The host {url.Host} is protected by {ProtectedHosts.Variable}.", "Rehearse on this machine with --host local, or on another server.");
            var server = await ServerIdentity.ReadAsync(connection, cancellationToken);
            if (server.Major < like.Major)
                throw new RefusedException($"The server {url.Host}:{url.Port} has PostgreSQL {server.Major}; the backup is of version {like.Major}.", "Rehearse on a server at least as new.");
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, "looking at the server");
        }
    }

    private async ValueTask DropAsync(string name)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await using var connection = await ServerConnection.OpenAsync(url, "drill", patience.Token);
            await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {SqlName.Quote(name)} WITH (FORCE)", patience.Token);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or PmoException or OperationCanceledException)
        {
            var cause = ServerFailure.Translate(e, url, "dropping the drill's database");
            throw new PmoException(cause.ExitCode, $"The drill's database {name} could not be dropped: {cause.Message}", $"Drop it when the server answers: DROP DATABASE {name} WITH (FORCE)", e);
        }
    }
}
