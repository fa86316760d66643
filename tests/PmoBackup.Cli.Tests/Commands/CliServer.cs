using System.Globalization;
using Npgsql;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>A server with a small platform on it, a store, and one backup taken by the program itself, for all tests of commands.</summary>
public sealed class CliServer : IAsyncLifetime
{
    /// <summary>A password that must turn up nowhere.</summary>
    public const string Secret = "Marked-7d1f-geheim";

    private const string Schema = """
        CREATE TABLE "User" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, "createdAt" timestamptz DEFAULT now());
        CREATE TABLE "Client" (id int PRIMARY KEY, name text NOT NULL, "ownerId" int REFERENCES "User");
        INSERT INTO "User" (name) SELECT 'User ' || g FROM generate_series(1, 200) g;
        INSERT INTO "Client" SELECT g, 'Müller ' || g, g % 200 + 1 FROM generate_series(1, 500) g;
        GRANT SELECT ON "User" TO app_reader;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("pmo-test-").FullName;
    private LocalServer? _server;

    /// <summary>The id of the backup.</summary>
    public string BackupId { get; private set; } = "";

    /// <summary>How taking it ended.</summary>
    internal Finished Backup { get; private set; } = new(-1, "", "");

    /// <summary>The store's folder.</summary>
    public string StoreFolder => Path.Combine(_folder, "store");

    public int Port => _server!.Port;

    /// <summary>Where the server's programs are.</summary>
    public string BinFolder { get; private set; } = "";

    /// <summary>A database's URL with the secret in it.</summary>
    public string Url(string database = "pmo") => WithPassword(Secret, database);

    public string WithPassword(string password, string database = "pmo") => string.Create(
        CultureInfo.InvariantCulture, $"postgres://operator:{password}@127.0.0.1:{Port}/{database}?sslmode=require");

    /// <summary>A folder of its own for one test.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N")[..8])).FullName;

    /// <summary>A copy of the store with its backup.</summary>
    public async Task<string> CopyStoreAsync()
    {
        var copy = Path.Combine(NewFolder(), "store");
        Assert.Equal(0, (await Programs.RunAsync("cp", ["-r", StoreFolder, copy])).ExitCode);
        return copy;
    }

    /// <summary>Runs the program on the platform's database and the shared store.</summary>
    internal Task<Finished> RunAsync(string line, params (string Name, string? Value)[] variables) =>
        Programs.RunAsync(Programs.Cli, Words(line), Environment(variables));

    /// <summary>Splits at blanks; none of the tests' words has one.</summary>
    internal static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal Dictionary<string, string?> Environment(params (string Name, string? Value)[] variables)
    {
        var environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("PMO_", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null);
        environment["DATABASE_URL"] = Url();
        environment["PMO_STORE"] = $"file://{StoreFolder}";
        environment["TMPDIR"] = _folder;
        foreach (var (name, value) in variables)
            environment[name] = value;
        return environment;
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(_server!.Url(database).ToNpgsql("tests", "").ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Makes an empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE template0");
        return name;
    }

    public async Task InitializeAsync()
    {
        // The private server of a drill belongs to another user where root runs the tests.
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        BinFolder = await ServerBinaries.FindAsync(15, System.Environment.GetEnvironmentVariable, CancellationToken.None);
        _server = await LocalServer.StartAsync(new LocalServerOptions { BinFolder = BinFolder }, CancellationToken.None);
        await ExecuteAsync("postgres", $"CREATE ROLE operator SUPERUSER LOGIN PASSWORD '{Secret}'");
        await ExecuteAsync("postgres", "CREATE ROLE app_reader LOGIN PASSWORD 'reads'");
        await ExecuteAsync("postgres", "CREATE DATABASE pmo TEMPLATE template0");
        await ExecuteAsync("pmo", Schema);
        Backup = await RunAsync("backup --class daily --label release=1 --json");
        Assert.True(Backup.ExitCode == 0, Backup.Error);
        using var document = System.Text.Json.JsonDocument.Parse(Backup.Out);
        BackupId = document.RootElement.GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
