using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Tests.Catalog;

namespace PmoBackup.Tests.Restore;

public sealed class RestoreGuardTests
{
    private static readonly RestoreOptions s_options = new() { Target = new DatabaseUrl { Host = "staging", Port = 5432, User = "admin", Database = "pmo" } };

    private static readonly ServerIdentity s_server = new()
    {
        Version = "16.4",
        VersionNumber = 160004,
        SystemIdentifier = "2",
        Timeline = 1,
        IsReplica = false,
        Database = "pmo",
        Encoding = "UTF8",
        Collate = "C",
        CType = "C",
        DatabaseSizeBytes = 0,
        User = "admin",
        BackendPid = 1,
        Clock = DateTimeOffset.UnixEpoch,
    };

    private static readonly RestoreTarget s_target = new(s_options.Target, s_server, Exists: true, Objects: 0, OtherSessions: 0, new HashSet<string> { "plpgsql", "citext" });

    [Fact]
    public void An_empty_database_elsewhere_is_let_through() => Assert.Empty(Check(s_options, s_target));

    [Theory]
    [InlineData("1", 3, "elsewhere", 5432, "pmo", true)]
    [InlineData("1", 4, "elsewhere", 5432, "pmo", false)]
    [InlineData("2", 3, "elsewhere", 5432, "pmo", false)]
    [InlineData("1", 3, "elsewhere", 5432, "pmo_copy", false)]
    [InlineData("2", 9, "PRODUCTION", 5432, "pmo", true)]
    [InlineData("2", 9, "production", 5433, "pmo", false)]
    [InlineData("2", 9, "production", 5432, "pmo_copy", false)]
    public void The_source_is_known_by_system_identifier_and_timeline_or_by_its_address(string system, int timeline, string host, int port, string database, bool isSource)
    {
        var target = s_target with
        {
            Url = s_target.Url with { Host = host, Port = port, Database = database },
            Server = s_server with { SystemIdentifier = system, Timeline = timeline },
        };

        var refusals = Check(s_options, target);

        if (isSource)
            Assert.Contains("is the database that this backup was taken from", Assert.Single(refusals).Message, StringComparison.Ordinal);
        else
            Assert.Empty(refusals);
    }

    [Theory]
    [InlineData("staging", true)]
    [InlineData("production, STAGING", true)]
    [InlineData("a\nstaging:5432\tb", true)]
    [InlineData("staging:5433", false)]
    [InlineData("stag", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_protected_host_is_refused(string? hosts, bool isRefused)
    {
        var refusals = Check(s_options, s_target, hosts);

        Assert.Equal(isRefused ? 1 : 0, refusals.Count);
        Assert.All(refusals, r => Assert.Equal("The host staging is protected by PMO_PROTECTED_HOSTS.", r.Message));
    }

    [Fact]
    public void A_database_to_create_must_not_exist()
    {
        var options = s_options with { Create = "copy" };

        Assert.Empty(Check(options, s_target with { Exists = false }));
        Assert.Equal("The server has a database named copy already.", Assert.Single(Check(options, s_target)).Message);
    }

    [Fact]
    public void A_database_that_is_not_empty_needs_clean()
    {
        var target = s_target with { Objects = 7 };

        var refusal = Assert.Single(Check(s_options, target));

        Assert.Equal("The target admin@staging:5432/pmo is not empty: it holds 7 objects.", refusal.Message);
        Assert.Contains("--clean", refusal.Hint, StringComparison.Ordinal);
        Assert.Empty(Check(s_options with { Clean = true }, target));
    }

    [Theory]
    [InlineData(150010, true)]
    [InlineData(160000, false)]
    [InlineData(170001, false)]
    public void An_older_server_is_refused(int version, bool isRefused)
    {
        var refusals = Check(s_options, s_target with { Server = s_server with { VersionNumber = version } });

        Assert.Equal(isRefused ? ["The target has PostgreSQL 15; the backup is of version 16."] : [], refusals.Select(r => r.Message));
    }

    [Theory]
    [InlineData(false, false, null, false)]
    [InlineData(true, false, null, true)]
    [InlineData(false, true, null, true)]
    [InlineData(false, true, "new", false)]
    public void Other_sessions_stand_in_the_way_of_emptying_and_masking_only(bool clean, bool mask, string? create, bool isRefused)
    {
        var options = s_options with { Clean = clean, MaskFile = mask ? "mask.sql" : null, Create = create };

        var refusals = Check(options, s_target with { OtherSessions = 2, Exists = create is null });

        Assert.Equal(isRefused ? ["2 other sessions are connected to pmo."] : [], refusals.Select(r => r.Message));
    }

    [Fact]
    public void Extensions_that_the_server_could_not_install_are_named()
    {
        var refusals = Check(s_options, s_target, null, "citext", "postgis", "pgaudit");

        Assert.Equal("The target's server lacks the extensions postgis, pgaudit.", Assert.Single(refusals).Message);
    }

    [Fact]
    public void All_reasons_are_told_at_once()
    {
        var options = s_options with { Create = "pmo" };
        var server = s_server with { SystemIdentifier = "1", Timeline = 3, VersionNumber = 150000 };

        var created = Check(options, s_target with { Server = server }, "staging", "postgis");
        var emptied = Check(s_options with { MaskFile = "mask.sql" }, s_target with { Server = server, Objects = 1, OtherSessions = 1 }, "staging", "postgis");

        Assert.Equal(5, created.Count);
        Assert.Equal(6, emptied.Count);
        Assert.All(created.Concat(emptied), r => Assert.Equal(ExitCode.Refused, r.Code));
        Assert.All(created.Concat(emptied), r => Assert.NotEmpty(r.Hint!));
    }

    private static IReadOnlyList<Refusal> Check(RestoreOptions options, RestoreTarget target, string? hosts = null, params string[] extensions)
    {
        var manifest = Samples.Make(new BackupAddress("daily", "pmo", BackupId.New(DateTimeOffset.UnixEpoch)));
        return RestoreGuard.Check(
            manifest with { Source = manifest.Source with { Host = "production", SystemIdentifier = "1", Timeline = 3 } },
            Inventories.Of(extensions: [.. extensions.Select(e => new ExtensionEntry(e, "1", "public"))]), options, target, ProtectedHosts.Of(hosts, target.Url, target.ServerAddress, target.ServerPort));
    }
}
