using Npgsql;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Tests;

/// <summary>Databases on the shared server for the tests of one class (<c>IClassFixture&lt;PostgresFixture&gt;</c>), dropped when
/// they have ended.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly Lock _gate = new();
    private readonly List<string> _databases = [];
    private LocalServer? _server;

    /// <summary>The server; do not stop it.</summary>
    public LocalServer Server => _server ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Makes a fresh database.</summary>
    /// <param name="sql">Statements to run in it; null for none.</param>
    public async Task<DatabaseUrl> CreateDatabaseAsync(string? sql = null)
    {
        var name = $"t_{Guid.NewGuid():N}";
        lock (_gate)
            _databases.Add(name);
        await ExecuteAsync(Server.Url(), $"""CREATE DATABASE "{name}" TEMPLATE template0""");
        var url = Server.Url(name);
        if (sql is not null)
            await ExecuteAsync(url, sql);
        return url;
    }

    /// <summary>Runs statements.</summary>
    public static async Task ExecuteAsync(DatabaseUrl url, string sql)
    {
        await using var connection = await OpenAsync(url);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query for its first value.</summary>
    public static async Task<T?> ScalarAsync<T>(DatabaseUrl url, string sql)
    {
        await using var connection = await OpenAsync(url);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Opens a connection.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(DatabaseUrl url)
    {
        var connection = new NpgsqlConnection(url.ToNpgsql("tests", "").ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task InitializeAsync() => _server = await SharedPostgres.GetAsync();

    public async Task DisposeAsync()
    {
        foreach (var name in _databases)
            await ExecuteAsync(Server.Url(), $"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
    }
}
