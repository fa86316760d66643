using System.Globalization;
using Npgsql;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Hosting;

public sealed class LocalServerTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("pmo-t-").FullName;

    // The server's unprivileged user must be able to enter.
    public LocalServerTests() => File.SetUnixFileMode(_parent, (UnixFileMode)0b111_101_101);

    private LocalServerOptions Options => new() { BinFolder = SharedPostgres.BinFolder, ParentFolder = _parent };

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public async Task It_answers_over_tls_on_loopback_and_over_its_unix_socket()
    {
        await using var server = await LocalServer.StartAsync(Options, CancellationToken.None);

        Assert.True(await ScalarAsync<bool>(server.Url(), "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        Assert.True(await ScalarAsync<bool>(server.SocketUrl("postgres"), "SELECT inet_server_addr() IS NULL"));
        Assert.Equal("127.0.0.1", await ScalarAsync<string>(server.Url(), "SHOW listen_addresses"));
        Assert.Equal(server.SocketFolder, await ScalarAsync<string>(server.Url(), "SHOW unix_socket_directories"));
        Assert.Equal(["0100007F"], ListeningAddresses(server.Port));
        Assert.Equal("UTF8", await ScalarAsync<string>(server.Url("template1"), "SHOW server_encoding"));
    }

    [Fact]
    public async Task The_tools_of_postgresql_check_its_certificate_and_connect()
    {
        await using var server = await LocalServer.StartAsync(Options, CancellationToken.None);

        var answer = await ToolRunner.ReadAsync(new ToolCommand("psql", "-XAtc", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        {
            Environment = server.Url().ToLibpqEnvironment("tests", ""),
        }, CancellationToken.None);

        Assert.Equal("t", answer.Trim());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_enters_without_the_password(bool overSocket)
    {
        await using var server = await LocalServer.StartAsync(Options with { Tls = false }, CancellationToken.None);
        var url = (overSocket ? server.SocketUrl("postgres") : server.Url()).WithUser("postgres", "wrong");

        var e = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync<int>(url, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, e.SqlState);
    }

    [Fact]
    public async Task A_server_without_tls_says_so()
    {
        await using var server = await LocalServer.StartAsync(Options with { Tls = false, Encoding = "LATIN1" }, CancellationToken.None);

        Assert.Equal("off", await ScalarAsync<string>(server.Url(), "SHOW ssl"));
        Assert.Equal("LATIN1", await ScalarAsync<string>(server.Url(), "SHOW server_encoding"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposing_it_twice_leaves_neither_a_process_nor_a_folder(bool durable)
    {
        var server = await LocalServer.StartAsync(Options with { Durable = durable }, CancellationToken.None);
        Assert.Equal(durable ? "on" : "off", await ScalarAsync<string>(server.Url(), "SHOW fsync"));

        await server.DisposeAsync();
        await server.DisposeAsync();

        AssertNothingIsLeft(server.Folder);
    }

    [Fact]
    public async Task Its_log_and_its_secrets_are_for_its_own_eyes_and_the_password_is_in_no_file()
    {
        await using var server = await LocalServer.StartAsync(Options, CancellationToken.None);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(server.Folder));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Path.Combine(server.Folder, "server.key")));
        Assert.False(File.Exists(Path.Combine(server.Folder, "password")));
    }

    [Fact]
    public async Task It_runs_in_a_session_of_its_own_and_inherits_no_secrets()
    {
        Environment.SetEnvironmentVariable("PMO_TEST_SECRET", "not for children");
        await using var server = await LocalServer.StartAsync(Options, CancellationToken.None);

        var pid = ServerProcesses.PidFile(Path.Combine(server.Folder, "data")).GetValueOrDefault().ToString(CultureInfo.InvariantCulture);
        var stat = await File.ReadAllTextAsync($"/proc/{pid}/stat");

        Assert.Equal(pid, stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3]);
        Assert.DoesNotContain("PMO_TEST_SECRET", await File.ReadAllTextAsync($"/proc/{pid}/environ"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(120)]
    [InlineData(220)]
    [InlineData(280)]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(500)]
    public async Task Cancelling_the_start_at_any_moment_leaves_nothing(int milliseconds)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            await using var server = await LocalServer.StartAsync(Options, source.Token);
        }
        catch (OperationCanceledException)
        {
            // How far it came depends on the machine; what is left does not.
        }

        AssertNothingIsLeft(_parent);
    }

    [Fact]
    public async Task Two_at_once_have_different_ports()
    {
        var servers = await Task.WhenAll(
            LocalServer.StartAsync(Options, CancellationToken.None), LocalServer.StartAsync(Options, CancellationToken.None));
        await using var first = servers[0];
        await using var second = servers[1];

        Assert.NotEqual(first.Port, second.Port);
        Assert.Equal(1, await ScalarAsync<int>(first.Url(), "SELECT 1"));
        Assert.Equal(1, await ScalarAsync<int>(second.Url(), "SELECT 1"));
    }

    [Fact]
    public async Task What_a_killed_owner_has_left_is_swept_by_the_next_start()
    {
        await using var orphan = await LocalServer.StartAsync(Options, CancellationToken.None);
        await using var owned = await LocalServer.StartAsync(Options, CancellationToken.None);
        (ServerOwner.Ourselves with { ProcessStart = "0" }).Write(orphan.Folder);

        await using var next = await LocalServer.StartAsync(Options, CancellationToken.None);

        AssertNothingIsLeft(orphan.Folder);
        Assert.Equal(1, await ScalarAsync<int>(owned.Url(), "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_is_kept_outlives_its_owner_until_its_stop_command_is_run()
    {
        var server = await LocalServer.StartAsync(Options, CancellationToken.None);
        var kept = server.Keep();
        await server.DisposeAsync();
        await using (await LocalServer.StartAsync(Options, CancellationToken.None))
        {
            var url = server.Url().WithUser("postgres", null) with { PasswordFile = kept.PasswordFile };
            Assert.Equal(1, await ScalarAsync<int>(url, "SELECT 1"));
        }

        await ToolRunner.ReadAsync(new ToolCommand("sh", "-c", kept.StopCommand), CancellationToken.None);

        AssertNothingIsLeft(server.Folder);
    }

    [Fact]
    public async Task A_setting_that_the_server_does_not_take_is_an_error_with_the_end_of_its_log()
    {
        var options = Options with { Settings = new Dictionary<string, string> { ["work_mem"] = "a 'lot'\\" } };

        var e = await Assert.ThrowsAsync<ToolFailedException>(() => LocalServer.StartAsync(options, CancellationToken.None));

        Assert.Contains("invalid value for parameter \"work_mem\": \"a 'lot'\\\"", e.Message, StringComparison.Ordinal);
        AssertNothingIsLeft(_parent);
    }

    [Theory]
    [InlineData("work_mem = 1 --", "1MB")]
    [InlineData("work_mem", "1MB\nfsync = on")]
    public async Task A_setting_that_would_become_another_one_is_refused(string name, string value)
    {
        var options = Options with { Settings = new Dictionary<string, string> { [name] = value } };

        await Assert.ThrowsAsync<UsageException>(() => LocalServer.StartAsync(options, CancellationToken.None));

        AssertNothingIsLeft(_parent);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("do$lar")]
    [InlineData("far-too-long-for-the-path-of-a-unix-socket-which-has-to-fit-into-a-small-structure-of-the-kernel")]
    public async Task A_parent_folder_that_cannot_work_is_refused(string name)
    {
        var folder = Path.Combine(_parent, name);
        if (name != "missing")
            Directory.CreateDirectory(folder);

        await Assert.ThrowsAsync<UsageException>(
            () => LocalServer.StartAsync(Options with { ParentFolder = folder }, CancellationToken.None));
    }

    private static Task<T?> ScalarAsync<T>(DatabaseUrl url, string sql) => PostgresFixture.ScalarAsync<T>(url, sql);

    private static void AssertNothingIsLeft(string folder)
    {
        Assert.True(!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any(), $"{folder} is not empty.");
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])))
        {
            try
            {
                Assert.DoesNotContain(folder, File.ReadAllText(Path.Combine(process, "cmdline")), StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
    }

    private static IEnumerable<string> ListeningAddresses(int port) =>
        new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(fields => fields[1].Split(':')[0]);
}
