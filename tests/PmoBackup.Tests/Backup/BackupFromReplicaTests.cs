using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PmoBackup.Hosting;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Backup;

public sealed class BackupFromReplicaTests
{
    [Fact]
    public async Task A_replica_is_read_and_its_primary_holds_the_lock()
    {
        await using var primary = await LocalServer.StartAsync(new LocalServerOptions
        {
            BinFolder = SharedPostgres.BinFolder,
            Tls = false,
            Settings = new Dictionary<string, string> { ["wal_level"] = "replica", ["max_wal_senders"] = "4" },
        }, CancellationToken.None);
        await PostgresFixture.ExecuteAsync(primary.Url(), """
            CREATE TABLE client AS SELECT g AS id FROM generate_series(1, 100) g; CREATE UNLOGGED TABLE passing AS SELECT 1 AS id; CREATE SEQUENCE numbers;
            """);
        var user = ServerUser.Choose();
        var data = Path.Combine(primary.Folder, "replica");
        await ToolRunner.ReadAsync(user.Command(Path.Combine(SharedPostgres.BinFolder, "pg_basebackup"), "-D", data, "-R", "-c", "fast", "-N") with
        {
            Environment = primary.Url().ToLibpqEnvironment("tests", ""),
        }, CancellationToken.None);
        var pgCtl = Path.Combine(SharedPostgres.BinFolder, "pg_ctl");
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        reserved.Close();
        await ToolRunner.ReadAsync(user.Command(
            pgCtl, "start", "-w", "-D", data, "-l", Path.Combine(data, "log"), "-o", "-p " + port.ToString(CultureInfo.InvariantCulture)), CancellationToken.None);
        try
        {
            using var scene = new BackupScene(primary.Url());
            scene.Options = scene.Options with { Replica = primary.Url() with { Port = port } };

            var manifest = (await scene.RunAsync()).Manifest;

            var inventory = await scene.Catalog.ReadInventoryAsync(manifest, CancellationToken.None);
            Assert.Equal((true, port), (manifest.Source.IsReplica, manifest.Source.Port));
            Assert.Equal(["client 100"], inventory.Tables.Select(t => $"{t.Name} {t.Rows}"));
            Assert.Contains(inventory.Excluded, e => e.Kind == "unlogged table" && e.Name == "public.passing");
            Assert.Equal(["numbers"], inventory.Sequences.Select(s => s.Name));
        }
        finally
        {
            await ToolRunner.ReadAsync(user.Command(pgCtl, "stop", "-w", "-m", "immediate", "-D", data), CancellationToken.None);
        }
    }
}
