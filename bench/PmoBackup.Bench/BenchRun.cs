using System.Globalization;
using System.Text.Json;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;

namespace PmoBackup.Bench;

/// <summary>Makes server and database, runs every variant once a round, and reports.</summary>
internal static class BenchRun
{
    private const string Database = "bench";
    private const int ServerMajor = 15;
    private const int ZstdMajor = 17;
    private static readonly int[] s_gzipLevels = [1, 2, 3, 4, 5, 6];
    private static readonly int[] s_zstdLevels = [1, 3, 4, 6, 9, 12];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await using var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            BinFolder = await ServerBinaries.FindAsync(ServerMajor, Environment.GetEnvironmentVariable, cancellationToken),
            // The server is not what is measured: it gets memory enough.
            Settings = new Dictionary<string, string> { ["shared_buffers"] = "1GB", ["maintenance_work_mem"] = "256MB" },
        }, cancellationToken);
        var clients = await FindClientsAsync(options, server, cancellationToken);
        await using (var connection = await ServerConnection.OpenAsync(server.Url(), "bench", cancellationToken))
            await connection.ExecuteAsync($"CREATE DATABASE {Database}", cancellationToken);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Generating a database of {options.SizeBytes / 1e6:0} MB"));
        var size = await GeneratedDatabase.CreateAsync(server.Url(Database), options.SizeBytes, cancellationToken);
        var runs = await MeasureAsync(server, clients, options, cancellationToken);
        var report = new BenchReport(size, Environment.ProcessorCount, await IdentifyAsync(server, cancellationToken), clients, runs);
        await Console.Out.WriteAsync(report.ToText());
        if (options.JsonFile is not null)
            await File.WriteAllTextAsync(options.JsonFile, JsonSerializer.Serialize(report.ToDocument(), s_json) + "\n", cancellationToken);
        return report.Targets.All(t => t.IsMet) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        LocalServer server, IReadOnlyList<PostgresTools> clients, BenchOptions options, CancellationToken cancellationToken)
    {
        var runner = new BenchRunner(server);
        using var archives = TemporaryFolder.Create();
        Variant[] variants = options.Subject switch
        {
            "levels" => [Variant.Default(VariantKind.Runbook, clients[0]), .. clients.SelectMany(Levels)],
            "restore" => [Variant.Default(VariantKind.RunbookRestore, clients[0]), .. clients.Select(c => Variant.Default(VariantKind.Restore, c))],
            _ => [Variant.Default(VariantKind.Runbook, clients[0]), .. clients.SelectMany(Backups)],
        };
        var runs = new List<Measurement>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var variant in variants)
            {
                var run = options.Subject == "restore"
                    ? await RestoreAsync(runner, server, variant, round, archives.Path, cancellationToken)
                    : await BackUpAsync(runner, server, variant, round, cancellationToken);
                runs.Add(run);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"Round {round} of {options.Rounds}: {run.Variant,-16} {run.WallSeconds,6:0.00} s {run.ArchiveBytes / 1e6,8:0.0} MB"));
            }
        }
        return runs;
    }

    private static async Task<Measurement> BackUpAsync(BenchRunner runner, LocalServer server, Variant variant, int round, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create();
        return await runner.RunAsync(variant, round, folder.Path, variant.Commands(server.SocketUrl(Database), folder.Path), cancellationToken);
    }

    private static async Task<Measurement> RestoreAsync(
        BenchRunner runner, LocalServer server, Variant variant, int round, string archives, CancellationToken cancellationToken)
    {
        const string Target = "restored";
        var folder = Path.Combine(archives, variant.Name.Replace(':', ' '));
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            var backup = variant with { Kind = variant.Kind == VariantKind.Restore ? VariantKind.Full : VariantKind.Runbook };
            await runner.RunAsync(backup, round, folder, backup.Commands(server.SocketUrl(Database), folder), cancellationToken);
        }
        await using var connection = await ServerConnection.OpenAsync(server.Url(), "bench", cancellationToken);
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {Target}", cancellationToken);
        await connection.ExecuteAsync($"CREATE DATABASE {Target}", cancellationToken);
        await connection.ExecuteAsync("CHECKPOINT", cancellationToken);
        return await runner.RunAsync(variant, round, folder, variant.Commands(server.SocketUrl(Target), folder), cancellationToken);
    }

    private static IEnumerable<Variant> Backups(PostgresTools client) =>
        new[] { VariantKind.Bare, VariantKind.Counts, VariantKind.Full }.Select(kind => Variant.Default(kind, client));

    private static IEnumerable<Variant> Levels(PostgresTools client) => (client.HasZstd
        ? s_zstdLevels.Select(level => $"zstd:{level}") : s_gzipLevels.Select(level => $"gzip:{level}"))
        .Select(compression => new Variant(VariantKind.Bare, client, compression));

    private static async Task<IReadOnlyList<PostgresTools>> FindClientsAsync(
        BenchOptions options, LocalServer server, CancellationToken cancellationToken)
    {
        var serverMajor = (await IdentifyAsync(server, cancellationToken)).Major;
        var found = await PostgresTools.FindAllAsync(name => name == PostgresTools.FolderVariable
            ? string.Join(':', new[] { options.Client17, Environment.GetEnvironmentVariable(name) }.OfType<string>())
            : Environment.GetEnvironmentVariable(name), cancellationToken);
        var wanted = options.Clients.Count > 0 ? options.Clients
            : found.Select(t => t.Major).Where(m => m == serverMajor || (m == ZstdMajor && options.Client17 is not null)).Order().ToList();
        var clients = wanted.Select(major => found.FirstOrDefault(t => t.Major == major) ?? throw new MissingToolException(
            $"pg_dump {major} was not found.", $"Install postgresql-client-{major}, or name its folder with --client17 or {PostgresTools.FolderVariable}.")).ToList();
        return clients.Count > 0 ? clients : [await PostgresTools.FindAsync(serverMajor, Environment.GetEnvironmentVariable, cancellationToken)];
    }

    private static async Task<ServerIdentity> IdentifyAsync(LocalServer server, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(server.Url(), "bench", cancellationToken);
        return await ServerIdentity.ReadAsync(connection, cancellationToken);
    }
}
