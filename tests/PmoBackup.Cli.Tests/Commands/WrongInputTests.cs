namespace PmoBackup.Cli.Tests.Commands;

/// <summary>What is wrong gets its exit code, its sentence and its hint, for people and for programs.</summary>
[Collection(CliServerCollection.Name)]
public sealed class WrongInputTests(CliServer server)
{
    [Theory]
    [InlineData("backup --class hourly", 2, "hourly", "backup --help")]
    [InlineData("backup --jobs 0", 2, "--jobs is 0", "backup --help")]
    [InlineData("backup --compress lzma:1", 2, "--compress is 'lzma:1'", "backup --help")]
    [InlineData("backup --label release", 2, "--label 'release' is not KEY=VALUE", "KEY=VALUE")]
    [InlineData("backup --fingerprint-limit -1", 2, "--fingerprint-limit", "backup --help")]
    [InlineData("backup --from-replica env:NOT_SET", 2, "names the environment variable NOT_SET, which is not set", "export NOT_SET=")]
    [InlineData("show 2026", 2, "'2026' is not the id of a backup", "pmo-backup list")]
    [InlineData("show 20200101T000000Z-00000000", 2, "has no backup 20200101T000000Z-00000000", "pmo-backup list")]
    [InlineData("verify latest --database gone", 2, "has no backup of gone", "pmo-backup backup")]
    [InlineData("list --store gs://bucket/prefix", 2, "scheme that is not supported", "file:///")]
    [InlineData("list --store relative/path", 2, "scheme that is not supported", "file:///")]
    [InlineData("check --warn 3d --max-age 2d", 2, "--warn is later than --max-age", "--warn")]
    [InlineData("restore staging latest", 2, "--target-url", "restore staging --help")]
    [InlineData("restore", 2, "command", "restore --help")]
    [InlineData("restore staging --target-url host=127.0.0.1 --create x --clean", 2, "exclude each other", "restore staging --help")]
    [InlineData("drill --assertions /none.sql", 2, "/none.sql, which does not exist", "--assertions")]
    [InlineData("list --store file:///dev/null/store", 5, "", "directory")]
    public async Task A_wrong_argument(string line, int code, string fact, string hint) => await AssertAsync(line, code, fact, hint);

    [Theory]
    [InlineData("nonsense", 2, "The database URL cannot be understood", "postgres://user:password@host")]
    [InlineData("mysql://u:p@h/d", 2, "The database URL cannot be understood", "postgres://user:password@host")]
    [InlineData("postgres://u:p@h:99999/d", 2, "not a number from 1 to 65535", "postgres://user:password@host")]
    [InlineData("postgres://u:p@127.0.0.1:1/d", 5, "The server at 127.0.0.1:1 cannot be reached", "host, port, firewall")]
    [InlineData("postgres://u:p@no-such-host.invalid/d", 5, "no-such-host.invalid:5432 cannot be reached", "")]
    [InlineData(null, 2, "No database is named", "export DATABASE_URL=")]
    public async Task A_wrong_database(string? url, int code, string fact, string hint) =>
        await AssertAsync("backup", code, fact, hint, ("DATABASE_URL", url));

    [Fact]
    public async Task A_wrong_password_a_wrong_database_and_a_role_that_may_not_read()
    {
        await AssertAsync("backup", 5, "does not accept the role 'operator'", "pg_hba.conf", ("DATABASE_URL", server.WithPassword("wrong")));
        await AssertAsync("backup", 5, "has no database named 'none'", "psql -l", ("DATABASE_URL", server.Url("none")));
        await AssertAsync("backup", 4, "The role 'app_reader' cannot read public.\"Client\"", "GRANT pg_read_all_data TO",
            ("DATABASE_URL", server.Url().Replace($"operator:{CliServer.Secret}", "app_reader:reads", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_empty_store_option_is_no_default_store() =>
        Assert.Equal(2, (await Programs.RunAsync(Programs.Cli, ["list", "--store", ""], server.Environment())).ExitCode);

    [Fact]
    public async Task Several_reasons_are_told_at_once()
    {
        var result = await server.RunAsync(
            "backup --store file:///dev/null/store --json", ("DATABASE_URL", server.WithPassword("wrong")));

        Assert.Equal(5, result.ExitCode);
        Assert.Equal(2, Document.Of(result).At("error", "reasons").GetArrayLength());
        Assert.Contains("2 reasons not to begin:\n- ", result.Error, StringComparison.Ordinal);
    }

    private async Task AssertAsync(string line, int code, string fact, string hint, params (string, string?)[] variables)
    {
        var result = await server.RunAsync($"{line} --json", variables);

        Assert.True(code == result.ExitCode, $"{result}");
        var error = Document.Of(result).At("error");
        Assert.Equal(["code", "exitCode", "message", "hint", "reasons"], error.Members());
        Assert.Equal(code.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Text("exitCode"));
        Assert.Contains(fact, error.Text("message"), StringComparison.Ordinal);
        Assert.NotEqual("", error.Text("hint"));
        Assert.Contains(hint, error.Text("hint"), StringComparison.Ordinal);
        Assert.Contains($"error: {error.Text("message")}\nhint:  {error.Text("hint")}\n", result.Error, StringComparison.Ordinal);
    }
}
