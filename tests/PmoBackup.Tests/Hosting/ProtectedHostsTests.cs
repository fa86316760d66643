using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Tests.Restore;

namespace PmoBackup.Tests.Hosting;

/// <summary>A protected server is known under its other names too.</summary>
public sealed class ProtectedHostsTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    [Theory]
    [InlineData("db.example.org.", "DB.example.org", null, null, true)]
    [InlineData("db.example.org", "db.example.org..", null, null, true)]
    [InlineData("db.example.org:5432", "db.example.org.", null, null, true)]
    [InlineData("db.example.org:5433", "db.example.org", null, null, false)]
    [InlineData("localhost", "/var/run/postgresql", null, null, true)]
    [InlineData("/var/run/postgresql", "127.0.0.1", null, null, true)]
    [InlineData("127.0.0.1", "::1", null, null, true)]
    [InlineData("[::1]:5432", "0.0.0.0", null, null, true)]
    [InlineData("::1", "localhost", null, null, true)]
    [InlineData("2001:db8::1", "2001:0db8:0:0::1", null, null, true)]
    [InlineData("10.0.0.5", "::ffff:10.0.0.5", null, null, true)]
    [InlineData("10.0.0.5", "localhost", "10.0.0.5", 5432, true)]
    [InlineData("10.0.0.5:5433", "localhost", "10.0.0.5", 5432, false)]
    [InlineData("localhost", "db.example.org", "127.0.0.1", 5432, false)]
    [InlineData("", "localhost", null, null, false)]
    public void Names_that_mean_the_same_server_count_as_each_other(string entries, string host, string? address, int? port, bool isProtected) =>
        Assert.Equal(isProtected, ProtectedHosts.Of(entries, new DatabaseUrl { Host = host, User = "u", Database = "d" }, address, port).IsTarget);

    [Fact]
    public async Task A_name_is_compared_by_its_addresses_and_as_text_where_it_has_none()
    {
        var own = new DatabaseUrl { Host = System.Net.Dns.GetHostName(), User = "u", Database = "d" };
        var unknown = own with { Host = "no-such-host.invalid" };

        Assert.False(ProtectedHosts.Of("127.0.0.1", own).IsTarget);
        Assert.True((await ProtectedHosts.Of("127.0.0.1", own).ResolveAsync(CancellationToken.None)).IsTarget);
        Assert.False((await ProtectedHosts.Of("127.0.0.1", unknown).ResolveAsync(CancellationToken.None)).IsTarget);
        Assert.True((await ProtectedHosts.Of("NO-such-host.invalid.", unknown).ResolveAsync(CancellationToken.None)).IsTarget);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("/tmp")]
    public async Task A_drill_makes_no_database_on_a_protected_server(string entry)
    {
        var server = small.Postgres.Server;
        foreach (var url in new[] { server.Url(), server.SocketUrl("postgres") })
        {
            var host = new ServerHost(url, name => name == ProtectedHosts.Variable ? entry : null);

            var e = await Assert.ThrowsAsync<RefusedException>(() => host.CreateAsync(small.Manifest.Source, CancellationToken.None));

            Assert.Equal($"The host {url.Host} is protected by PMO_PROTECTED_HOSTS.", e.Message);
        }
    }
}
