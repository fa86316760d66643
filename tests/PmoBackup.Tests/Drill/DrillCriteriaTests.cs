using PmoBackup.Catalog;
using PmoBackup.Drill;
using PmoBackup.Hosting;
using PmoBackup.Tests.Restore;

namespace PmoBackup.Tests.Drill;

/// <summary>The criteria that are asked of a database; the backup's own database plays the restored one, so that each costs little.</summary>
public sealed class DrillCriteriaTests(DrillCriteriaTests.WithBackup with) : IClassFixture<DrillCriteriaTests.WithBackup>
{
    private DrillFixture Drill => with.Drill;

    [Theory]
    [InlineData("", true, "at most 0.0 % off; 5 % allowed")]
    [InlineData("DELETE FROM project WHERE id > 191", true, "at most 4.7 % off in public.project: 200 restored, 191 in production; 5 % allowed")]
    [InlineData("DELETE FROM project WHERE id > 180", false, "at most 11.1 % off in public.project: 200 restored, 180 in production; 5 % allowed")]
    [InlineData("INSERT INTO note SELECT 'new' FROM generate_series(1, 10)", false, "at most 9.1 % off in public.note: 100 restored, 110 in production; 5 % allowed")]
    [InlineData("DROP TABLE note", false, "production has no table public.note")]
    [InlineData("CREATE TABLE extra AS SELECT 1", true, "at most 0.0 % off; 5 % allowed")]
    public async Task Counts_may_be_five_percent_off_productions(string change, bool passed, string figure)
    {
        var production = await Drill.Postgres.CreateDatabaseAsync(Drill.Sql + change);

        Assert.Equal(new DrillCriterion("counts near production's", passed, figure), await ObserveAsync(new DrillOptions { Production = production }, "counts near production's"));
    }

    [Fact]
    public async Task Production_that_cannot_be_reached_or_read_fails_its_criterion_only()
    {
        var gone = await ObserveAsync(new DrillOptions { Production = Drill.Source with { Port = 1 } }, "counts near production's");
        var closed = await ObserveAsync(new DrillOptions { Production = Drill.Source.WithUser(Drill.Stranger, Drill.StrangerPassword) }, "counts near production's");

        Assert.False(gone.Passed);
        Assert.Contains("cannot be reached", gone.Figure, StringComparison.Ordinal);
        Assert.False(closed.Passed);
        Assert.Contains("permission denied for table", closed.Figure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_row_must_be_recent_seen_from_the_snapshot()
    {
        var recent = await ObserveAsync(new DrillOptions(), "newest row recent");
        var old = await ObserveAsync(new DrillOptions { NewestWithin = TimeSpan.FromMinutes(59) }, "newest row recent");

        Assert.True(recent.Passed);
        Assert.EndsWith("UTC, 1.0 h before the snapshot; 24 h allowed", recent.Figure, StringComparison.Ordinal);
        Assert.False(old.Passed);
    }

    [Theory]
    [InlineData("CREATE TABLE t (created_at timestamp); INSERT INTO t VALUES (now() AT TIME ZONE 'UTC' - interval '5 min')", true)]
    [InlineData("CREATE TABLE t (\"updatedAt\" timestamptz, created_on timestamptz); INSERT INTO t VALUES (now() - interval '5 min', now() - interval '3 days')", true)]
    [InlineData("CREATE TABLE t (created_at timestamptz); INSERT INTO t VALUES ('infinity'), (now() + interval '1 year'), (now() - interval '3 days')", false)]
    [InlineData("CREATE TABLE t (created_at timestamptz); INSERT INTO t VALUES (now() - interval '3 days')", false)]
    [InlineData("CREATE TABLE t (created_at timestamptz); INSERT INTO t VALUES (NULL)", false)]
    [InlineData("CREATE TABLE t (created_at date, expires_at timestamptz)", true)]
    public async Task Columns_of_creation_and_change_count_and_times_to_come_do_not(string sql, bool passed)
    {
        await using var database = new ThrowawayDatabase(await Drill.Postgres.CreateDatabaseAsync(sql), ownsServer: false, () => ValueTask.CompletedTask);

        var criteria = await new DrillCriteria(with.Manifest, Inventories.Of(), new DrillOptions(), database).ObserveAsync(null, CancellationToken.None);

        Assert.Equal(passed, Assert.Single(criteria).Passed);
    }

    [Theory]
    [InlineData("SELECT true", true, "1 of 1 true")]
    [InlineData("SELECT count(*) = 200 FROM project; -- a comment; with a semicolon\nSELECT 'it''s; fine' = $$it's; fine$$;", true, "2 of 2 true")]
    [InlineData("SELECT true; SELECT false; SELECT NULL::boolean; SELECT true", false, "2 of 4 true; not true: statement 2, 3")]
    [InlineData("SELECT id < 200 FROM project", false, "0 of 1 true; not true: statement 1")]
    [InlineData("SELECT true WHERE false", false, "0 of 1 true; not true: statement 1")]
    [InlineData("SELECT 1", false, "0 of 1 true; not true: statement 1")]
    [InlineData("SELECT 'true'", false, "0 of 1 true; not true: statement 1")]
    [InlineData("SELECT true; SELECT nothing FROM nowhere; SELECT true", false, "statement 2 cannot be run: relation \"nowhere\" does not exist")]
    [InlineData("DELETE FROM note; SELECT true", false, "statement 1 cannot be run: cannot execute DELETE in a read-only transaction")]
    [InlineData("SELECT true; CREATE TABLE t (); SELECT true", false, "statement 2 cannot be run: cannot execute CREATE TABLE in a read-only transaction")]
    [InlineData("-- nothing but words", false, "0 of 1 true; not true: statement 1")]
    public async Task Each_assertion_must_return_true(string assertions, bool passed, string figure) =>
        Assert.Equal(new DrillCriterion("assertions", passed, figure), await ObserveAsync(new DrillOptions { Assertions = assertions }, "assertions"));

    [Fact]
    public async Task The_applications_role_must_connect_over_tls_and_read()
    {
        const string Name = "application's role";
        var good = await ObserveAsync(Role(Drill.Application, Drill.ApplicationPassword), Name);
        var plain = await ObserveAsync(Role(Drill.Application, Drill.ApplicationPassword), Name, tls: false);
        var unknown = await ObserveAsync(Role("nobody", null), Name);
        var locked = await ObserveAsync(Role(Drill.Application, "wrong"), Name);
        var empty = await ObserveAsync(Role(Drill.Stranger, Drill.StrangerPassword), Name);

        Assert.True(good.Passed);
        Assert.Matches($"^{Drill.Application} reads 4 of 4 tables, 353 rows, TLSv1\\.", good.Figure);
        Assert.False(plain.Passed);
        Assert.EndsWith("not over TLS", plain.Figure, StringComparison.Ordinal);
        Assert.Equal((false, "the backup knows no role nobody"), (unknown.Passed, unknown.Figure));
        Assert.False(locked.Passed);
        Assert.Contains($"does not accept the role '{Drill.Application}'", locked.Figure, StringComparison.Ordinal);
        Assert.Equal((false, true), (empty.Passed, empty.Figure.StartsWith($"{Drill.Stranger} reads 0 of 4 tables", StringComparison.Ordinal)));
    }

    private static DrillOptions Role(string name, string? password) => new DrillOptions { ApplicationRole = name }.WithApplicationPassword(password);

    private async Task<DrillCriterion> ObserveAsync(DrillOptions options, string criterion, bool tls = true)
    {
        var url = tls ? Drill.Source : Drill.Source with { SslMode = "disable", SslRootCertificate = null };
        await using var database = new ThrowawayDatabase(url, ownsServer: false, () => ValueTask.CompletedTask);
        var criteria = await new DrillCriteria(with.Manifest, await Drill.Scene.InventoryAsync(with.Manifest), options, database).ObserveAsync(null, CancellationToken.None);
        return criteria.Single(c => c.Name == criterion);
    }

    public sealed class WithBackup : IAsyncLifetime
    {
        private Manifest? _manifest;

        public DrillFixture Drill { get; } = new();

        public Manifest Manifest => _manifest!;

        public async Task InitializeAsync()
        {
            await Drill.InitializeAsync();
            _manifest = await Drill.Scene.BackUpAsync(Drill.Source);
        }

        public Task DisposeAsync() => Drill.DisposeAsync();
    }
}
