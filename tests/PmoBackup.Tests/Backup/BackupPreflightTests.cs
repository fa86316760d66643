using System.Net;
using System.Net.Sockets;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tests.Storage;

namespace PmoBackup.Tests.Backup;

public sealed class BackupPreflightTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;

        var error = await RefuseAsync(postgres.Server.Url() with { Port = port });

        Assert.Equal((ExitCode.Unreachable, $"The server at 127.0.0.1:{port} cannot be reached: Connection refused."), (error.ExitCode, error.Message));
    }

    [Fact]
    public async Task An_unknown_host_is_unreachable()
    {
        var error = await RefuseAsync(postgres.Server.Url() with { Host = "nowhere.invalid" });

        Assert.Equal((ExitCode.Unreachable, "Check the host name in the database URL."), (error.ExitCode, error.Hint));
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_repeating_it()
    {
        var error = await RefuseAsync(postgres.Server.Url().WithUser("postgres", "wr0ng"));

        Assert.Equal(ExitCode.Unreachable, error.ExitCode);
        Assert.Contains("does not accept the role 'postgres' with this password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", error.ToString() + error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_database_is_named() => Assert.Contains(
        "has no database named 'nothing here'", (await RefuseAsync(postgres.Server.Url("nothing here"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Tables_that_the_role_may_not_read_are_named_with_the_grant_that_it_needs()
    {
        var role = $"role \"{Guid.NewGuid():N}\"";
        var url = await postgres.CreateDatabaseAsync($"""
            CREATE ROLE {SqlName.Quote(role)} LOGIN PASSWORD 'p';
            CREATE TABLE "Client" (id int); CREATE TABLE fine (id int); GRANT SELECT ON fine TO {SqlName.Quote(role)};
            CREATE TABLE "Guarded" (id int); ALTER TABLE "Guarded" ENABLE ROW LEVEL SECURITY; GRANT SELECT ON "Guarded" TO PUBLIC;
            CREATE SCHEMA closed; CREATE TABLE closed.inside (id int); GRANT SELECT ON closed.inside TO PUBLIC; CREATE SEQUENCE numbers;
            """);
        try
        {
            var error = await RefuseAsync(url.WithUser(role, "p"));

            Assert.Equal(ExitCode.Refused, error.ExitCode);
            Assert.Equal(
                $"The role '{role}' cannot read closed.inside, public.\"Client\", every row of public.\"Guarded\" (row security), public.numbers.", error.Message);
            Assert.Equal(
                $"As an administrator: GRANT pg_read_all_data TO {SqlName.Quote(role)}; ALTER ROLE {SqlName.Quote(role)} BYPASSRLS;", error.Hint);

            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), error.Hint!["As an administrator: ".Length..]);
            using var scene = new BackupScene(url.WithUser(role, "p"));
            Assert.Equal(role, (await scene.RunAsync()).Manifest.Source.User);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(url, $"DROP OWNED BY {SqlName.Quote(role)}; DROP ROLE {SqlName.Quote(role)}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pooled_connection_is_refused(bool refusesOptions)
    {
        await using var pooler = new PoolerStandIn(postgres.Server.Port, refusesOptions);

        var error = await RefuseAsync(postgres.Server.Url() with { Port = pooler.Port, SslMode = "disable", SslRootCertificate = null });

        Assert.Equal(ExitCode.Refused, error.ExitCode);
        Assert.Contains("goes through a pooler", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_primary_is_no_replica_and_another_server_is_none_of_ours()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync());
        scene.Options = scene.Options with { Replica = scene.Options.Source };
        Assert.Contains("is not in recovery", (await Assert.ThrowsAsync<RefusedException>(() => scene.RunAsync())).Message, StringComparison.Ordinal);

        scene.Options = scene.Options with { Replica = postgres.Server.Url() };
        Assert.Contains("is not a replica of", (await Assert.ThrowsAsync<RefusedException>(() => scene.RunAsync())).Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_temporary_disk_that_is_too_small_is_refused_unless_it_is_not_needed()
    {
        await using var disk = await SmallDisk.MountAsync();
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync());
        scene.Options = scene.Options with { TemporaryFolder = disk.Path };

        var error = await Assert.ThrowsAsync<RefusedException>(() => scene.RunAsync());

        Assert.Contains($"The temporary folder {disk.Path} has 1 MB free", error.Message, StringComparison.Ordinal);
        Assert.Contains("--format custom", error.Hint, StringComparison.Ordinal);
        scene.Options = scene.Options with { Format = "custom" };
        await scene.RunAsync();
    }

    [SmallDiskFact]
    public async Task Every_reason_is_told_at_once_and_nothing_is_written()
    {
        await using var disk = await SmallDisk.MountAsync();
        await disk.MakeReadOnlyAsync();
        var store = new PmoBackup.Storage.LocalStore(PmoBackup.Storage.StoreUrl.Parse($"file://{disk.Path}"));
        var options = new PmoBackup.Backup.BackupOptions { Source = postgres.Server.Url("nothing here") };

        var error = await Assert.ThrowsAsync<RefusedException>(
            () => new PmoBackup.Backup.BackupJob(store, TimeProvider.System, Environment.GetEnvironmentVariable).RunAsync(options, null, CancellationToken.None));

        Assert.Equal(2, error.Refusals.Count);
        Assert.StartsWith("2 reasons not to begin:\n- ", error.Message, StringComparison.Ordinal);
        Assert.Contains("no database named", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [Fact]
    public async Task Zstd_that_pg_dump_does_not_have_is_refused()
    {
        using var tools = await ScriptedTools.MakeAsync("exit 1");
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync()) { Variable = tools.Variable };
        scene.Options = scene.Options with { Compress = "zstd:1" };

        var error = await Assert.ThrowsAsync<RefusedException>(() => scene.RunAsync());

        Assert.Equal((ExitCode.MissingTool, "pg_dump 15.99 does not compress with zstd."), (error.ExitCode, error.Message));
    }

    private static async Task<RefusedException> RefuseAsync(DatabaseUrl url)
    {
        using var scene = new BackupScene(url);
        var error = await Assert.ThrowsAsync<RefusedException>(() => scene.RunAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(scene.Options.TemporaryFolder));
        Assert.DoesNotContain(scene.Store.Calls, c => c.StartsWith("put", StringComparison.Ordinal) && !c.StartsWith("put journal", StringComparison.Ordinal));
        return error;
    }
}
