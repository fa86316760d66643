using System.Text;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>A password is in no output, in no argument of any process and in no file of the store.</summary>
[Collection(CliServerCollection.Name)]
public sealed class SecretTests(CliServer server)
{
    [Fact]
    public async Task A_password_in_the_environment_turns_up_nowhere()
    {
        var store = Path.Combine(server.NewFolder(), "store");
        var name = $"t_{Guid.NewGuid():N}";
        using var stop = new CancellationTokenSource();
        var seen = WatchAsync(stop.Token);

        Finished[] results =
        [
            await server.RunAsync($"backup --verbose --store file://{store}"),
            await server.RunAsync($"restore staging latest --verbose --target-url env:DATABASE_URL --create {name} --store file://{store}"),
            await server.RunAsync($"drill --verbose --host env:DATABASE_URL --production-url env:DATABASE_URL --store file://{store}"),
            await server.RunAsync("doctor --verbose"),
            await server.RunAsync("backup --verbose --json", ("DATABASE_URL", server.Url("none"))),
            await server.RunAsync("backup --verbose", ("DATABASE_URL", server.Url().Replace("operator", "nobody", StringComparison.Ordinal))),
            await server.RunAsync("backup --verbose", ("DATABASE_URL", $"{server.Url()}&bogus={CliServer.Secret}")),
            await server.RunAsync("backup --verbose", ("DATABASE_URL", $"postgres://operator:{CliServer.Secret}@127.0.0.1:1/pmo")),
            await server.RunAsync("backup --verbose", ("DATABASE_URL", $"postgres//operator:{CliServer.Secret}@127.0.0.1")),
        ];
        await stop.CancelAsync();

        Assert.Equal([0, 0, 0, 0, 5, 5, 2, 5, 2], results.Select(r => r.ExitCode));
        Assert.All(results, AssertSilent);
        Assert.Empty(await seen);
        AssertNotIn(store);
    }

    [Theory]
    [InlineData("backup {0}")]
    [InlineData("backup --jobs {0}")]
    [InlineData("backup --label {0}")]
    [InlineData("verify {0} --json")]
    [InlineData("list --store {0}")]
    public async Task A_URL_in_the_wrong_place_is_refused_without_its_password(string line)
    {
        var result = await server.RunAsync(string.Format(
            System.Globalization.CultureInfo.InvariantCulture, line, $"postgres://operator:{CliServer.Secret}@127.0.0.1/pmo"));

        Assert.Equal(2, result.ExitCode);
        AssertSilent(result);
    }

    [Fact]
    public async Task PGPASSWORD_is_used_where_the_URL_has_none_and_turns_up_nowhere()
    {
        var store = Path.Combine(server.NewFolder(), "store");
        var url = server.Url().Replace($":{CliServer.Secret}", "", StringComparison.Ordinal);

        var byUrl = await server.RunAsync($"backup --verbose --store file://{store}", ("DATABASE_URL", url), ("PGPASSWORD", CliServer.Secret));
        var byVariables = await server.RunAsync(
            $"backup --verbose --store file://{store}", ("DATABASE_URL", null), ("PGHOST", "127.0.0.1"),
            ("PGPORT", $"{server.Port}"), ("PGUSER", "operator"), ("PGDATABASE", "pmo"), ("PGPASSWORD", CliServer.Secret));
        var wrong = await server.RunAsync("backup --verbose", ("DATABASE_URL", url), ("PGPASSWORD", "Wrong-" + CliServer.Secret));

        Assert.Equal((0, 0, 5), (byUrl.ExitCode, byVariables.ExitCode, wrong.ExitCode));
        Assert.All([byUrl, byVariables, wrong], AssertSilent);
        AssertNotIn(store);
    }

    [Fact]
    public async Task A_password_on_the_command_line_is_warned_of_and_passed_on_to_no_process()
    {
        var name = $"t_{Guid.NewGuid():N}";
        using var stop = new CancellationTokenSource();
        var seen = WatchAsync(stop.Token);

        var result = await server.RunAsync($"restore staging latest --verbose --target-url {server.Url()} --create {name}");
        var failed = await server.RunAsync($"restore staging latest --verbose --target-url {server.Url("none")}");
        await stop.CancelAsync();

        Assert.Equal((0, 5), (result.ExitCode, failed.ExitCode));
        Assert.All([result, failed], AssertSilent);
        Assert.Contains("can be seen in the list of processes; better --target-url env:NAME", result.Error, StringComparison.Ordinal);
        Assert.All(await seen, line => Assert.StartsWith(Programs.Cli, line, StringComparison.Ordinal));
    }

    /// <summary>Looks at the arguments of all processes again and again, for those that hold the secret.</summary>
    private static Task<HashSet<string>> WatchAsync(CancellationToken cancellationToken) => Task.Run(async () =>
    {
        var seen = new HashSet<string>();
        while (!cancellationToken.IsCancellationRequested)
        {
            seen.UnionWith(Processes.CommandLines().Where(line => line.Contains(CliServer.Secret, StringComparison.Ordinal)));
            await Task.Delay(5, CancellationToken.None);
        }
        return seen;
    }, CancellationToken.None);

    private static void AssertSilent(Finished result)
    {
        Assert.DoesNotContain(CliServer.Secret, result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(CliServer.Secret, result.Error, StringComparison.Ordinal);
    }

    private static void AssertNotIn(string store)
    {
        var files = Directory.GetFiles(store, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(CliServer.Secret)) < 0, file));
    }
}
