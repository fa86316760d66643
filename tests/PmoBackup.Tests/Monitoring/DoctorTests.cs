using PmoBackup.Monitoring;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Monitoring;

public sealed class DoctorTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Tests.Storage.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_everything_is_right_every_line_is_ok_and_none_has_a_fix()
    {
        var url = await postgres.CreateDatabaseAsync("CREATE TABLE t (id int)");

        var findings = await ExamineAsync(url);

        Assert.All(findings, f => Assert.True(f.Passed && f.Fix is null, $"{f}"));
        Assert.Equal(
            ["PostgreSQL clients", "zstd", "private server", "store", "server", "pooler", "pg_dump for this server", "clock", "access"],
            findings.Select(f => f.Name));
    }

    [Fact]
    public async Task Without_a_database_the_machine_is_looked_at_and_what_to_set_is_told()
    {
        var failed = Failed(await ExamineAsync(null));

        Assert.Equal("database", failed.Name);
        Assert.StartsWith("export DATABASE_URL=", failed.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_repeating_it()
    {
        var url = postgres.Server.Url().WithUser("postgres", "not-the-Password");

        var failed = Failed(await ExamineAsync(url));

        Assert.Equal("server", failed.Name);
        Assert.Contains("'postgres'", failed.Finding, StringComparison.Ordinal);
        Assert.NotNull(failed.Fix);
        Assert.DoesNotContain("not-the-Password", $"{failed}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_told_with_its_fix()
    {
        await File.WriteAllTextAsync(_folder["store"], "a file");

        var failed = Failed(await ExamineAsync(await postgres.CreateDatabaseAsync()));

        Assert.Equal("store", failed.Name);
        Assert.Contains("move it away", failed.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "GRANT pg_read_all_data TO ")]
    [InlineData("GRANT SELECT ON secret TO {0}; ALTER TABLE secret ENABLE ROW LEVEL SECURITY", " BYPASSRLS;")]
    public async Task A_role_that_cannot_read_everything_is_told_with_the_grant_that_it_needs(string sql, string fix)
    {
        var url = await postgres.CreateDatabaseAsync("CREATE TABLE secret (id int)");
        var role = $"r_{Guid.NewGuid():N}";
        await PostgresFixture.ExecuteAsync(url, $"CREATE ROLE {role} LOGIN PASSWORD 'x'; {sql.Replace("{0}", role, StringComparison.Ordinal)}");
        try
        {
            var failed = Failed(await ExamineAsync(url.WithUser(role, "x")));

            Assert.Equal("access", failed.Name);
            Assert.Contains("secret", failed.Finding, StringComparison.Ordinal);
            Assert.Contains(fix, failed.Fix, StringComparison.Ordinal);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(url, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Clients_older_than_the_server_are_told_with_the_package_to_install()
    {
        // Only this version is old; where the machine has others, the doctor's answer is about those.
        Directory.CreateDirectory(_folder["bin"]);
        foreach (var name in new[] { "pg_dump", "pg_restore" })
        {
            await File.WriteAllTextAsync(_folder[$"bin/{name}"], $"#!/bin/sh\necho '{name} (PostgreSQL) 9.6.24'\n");
            File.SetUnixFileMode(_folder[$"bin/{name}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var url = await postgres.CreateDatabaseAsync();

        var findings = await ExamineAsync(url, name => name == "PMO_PG_BIN" ? _folder["bin"] : Environment.GetEnvironmentVariable(name));

        Assert.Contains($"9.6.24 in {_folder["bin"]}", findings.Single(f => f.Name == "PostgreSQL clients").Finding, StringComparison.Ordinal);
        var fitting = findings.Single(f => f.Name == "pg_dump for this server");
        Assert.True(fitting.Passed, "the version that fits is chosen, not the one that is found first");
        Assert.DoesNotContain("9.6", fitting.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_looks_are_told_apart()
    {
        var doctor = new Doctor(Store(), TimeProvider.System, Environment.GetEnvironmentVariable);

        var first = await doctor.RunAsync(null, CancellationToken.None);
        var second = await doctor.RunAsync(null, CancellationToken.None);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_told()
    {
        var clock = new FixedClock(TimeProvider.System.GetUtcNow().AddHours(1));

        var failed = Failed(await new Doctor(Store(), clock, Environment.GetEnvironmentVariable)
            .RunAsync(await postgres.CreateDatabaseAsync(), CancellationToken.None));

        Assert.Equal("clock", failed.Name);
        Assert.NotNull(failed.Fix);
    }

    private static DoctorFinding Failed(IReadOnlyList<DoctorFinding> findings) => Assert.Single(findings, f => !f.Passed);

    private LocalStore Store() => new(StoreUrl.Parse($"file://{_folder["store"]}"));

    private Task<IReadOnlyList<DoctorFinding>> ExamineAsync(DatabaseUrl? url, Func<string, string?>? variable = null) =>
        new Doctor(Store(), TimeProvider.System, variable ?? Environment.GetEnvironmentVariable).RunAsync(url, CancellationToken.None);
}
