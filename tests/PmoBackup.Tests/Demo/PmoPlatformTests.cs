using Npgsql;
using PmoBackup.Demo;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Demo;

public sealed class PmoPlatformTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 31, 22, 30, 0, TimeSpan.Zero);

    private static readonly string[] s_tables =
    [
        "Attachment", "AuditLog", "Client", "Comment", "Invoice", "InvoiceLine", "Membership", "Milestone", "Notification", "Payment",
        "Project", "Role", "Session", "Setting", "Tag", "Task", "TimeEntry", "User", "_TagToTask", "_prisma_migrations",
    ];

    [Fact]
    public async Task It_has_some_300000_rows_and_the_same_moment_gives_the_same_bytes()
    {
        var (first, second, later) = (await CreateAsync(s_now), await CreateAsync(s_now), await CreateAsync(s_now.AddDays(40)));

        var digests = await DigestsAsync(first);

        Assert.Equal(s_tables, digests.Keys);
        Assert.InRange(digests.Values.Sum(d => d.Rows), 250_000, 350_000);
        Assert.All(digests.Values, d => Assert.True(d.Rows > 0));
        Assert.Equal(digests, await DigestsAsync(second));
        Assert.Equal(digests.Select(d => d.Value.Rows), (await DigestsAsync(later)).Select(d => d.Value.Rows));
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(later, "SELECT count(*) FROM \"AuditLog_default\""));
        var newest = await PostgresFixture.ScalarAsync<DateTime>(later, """SELECT max("createdAt") FROM "TimeEntry" """);
        Assert.InRange(s_now.AddDays(40) - newest, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("enums", "SELECT count(*) >= 3 FROM pg_type WHERE typtype = 'e'")]
    [InlineData("domains", "SELECT count(*) >= 2 FROM pg_type WHERE typtype = 'd' AND typnamespace = 'public'::regnamespace")]
    [InlineData("jsonb, bytea, array, numeric, timestamptz, inet, range, interval and tsvector columns", """
        SELECT count(DISTINCT t) = 9 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r', LATERAL format_type(a.atttypid, NULL) t
        WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND t IN ('jsonb', 'bytea', 'text[]', 'numeric', 'timestamp with time zone',
            'inet', 'daterange', 'interval', 'tsvector')
        """)]
    [InlineData("generated columns", "SELECT count(*) = 3 FROM pg_attribute WHERE attgenerated = 's'")]
    [InlineData("identity columns of both kinds", "SELECT count(DISTINCT attidentity) = 2 FROM pg_attribute WHERE attidentity <> ''")]
    [InlineData("serial columns", "SELECT count(*) >= 4 FROM pg_attrdef WHERE pg_get_expr(adbin, adrelid) LIKE 'nextval(%'")]
    [InlineData("a table partitioned by month", "SELECT count(*) = 16 FROM pg_inherits WHERE inhparent = '\"AuditLog\"'::regclass")]
    [InlineData("partitions in use", "SELECT count(DISTINCT tableoid) >= 12 FROM \"AuditLog\"")]
    [InlineData("views", "SELECT count(*) = 3 FROM pg_views WHERE viewname IN ('ActiveProject', 'ClientRevenue', 'TaskTree')")]
    [InlineData("a materialized view with rows", "SELECT count(*) > 1000 FROM reporting.\"MonthlyHours\"")]
    [InlineData("functions in SQL and PL/pgSQL, and a procedure", """
        SELECT count(DISTINCT (l.lanname, p.prokind)) = 3 FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql')
        """)]
    [InlineData("triggers", "SELECT count(*) = 3 FROM pg_trigger WHERE NOT tgisinternal")]
    [InlineData("extensions", "SELECT count(*) = 2 FROM pg_extension WHERE extname IN ('pg_trgm', 'citext')")]
    [InlineData("text of many scripts", """SELECT bool_or("name" ~ 'ü') AND bool_or("name" ~ '株') AND bool_or("name" ~ '🚀') FROM "Client" """)]
    [InlineData("comments", "SELECT count(*) >= 3 FROM pg_description d WHERE d.description ~ 'CRM|€|📝'")]
    [InlineData("row security that is not forced", "SELECT relrowsecurity AND NOT relforcerowsecurity FROM pg_class WHERE oid = '\"Notification\"'::regclass")]
    [InlineData("large objects that rows refer to", """SELECT count(*) = 4 FROM pg_largeobject_metadata m JOIN "Attachment" a ON a."largeObject" = m.oid""")]
    [InlineData("an unlogged table", "SELECT count(*) = 1 FROM pg_class WHERE relkind = 'r' AND relpersistence = 'u'")]
    [InlineData("partial, expression, GIN and BRIN indexes", """
        SELECT bool_or(indpred IS NOT NULL) AND bool_or(indexprs IS NOT NULL) AND bool_or(m.amname = 'gin') AND bool_or(m.amname = 'brin')
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam WHERE c.relnamespace = 'public'::regnamespace
        """)]
    [InlineData("grants to others", "SELECT has_table_privilege('pg_monitor', '\"ActiveProject\"', 'SELECT')")]
    [InlineData("a setting of the database", "SELECT count(*) = 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()")]
    [InlineData("statistics", "SELECT count(*) > 0 AND bool_and(reltuples >= 0) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")]
    [InlineData("sequences past the newest row", "SELECT nextval('\"Task_id_seq\"') = 40001 AND nextval('\"InvoiceNumber\"') = 106001")]
    public async Task It_has(string feature, string question) =>
        Assert.True(await PostgresFixture.ScalarAsync<bool>(await Shared(), question), feature);

    [Fact]
    public async Task Its_foreign_keys_hold_although_they_were_not_checked_row_by_row()
    {
        var url = await CreateAsync(s_now);

        await PostgresFixture.ExecuteAsync(url, """
            DO $$ DECLARE k record; BEGIN
                FOR k IN SELECT conrelid::regclass AS t, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f' LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', k.t, k.conname, k.conname, k.definition);
                END LOOP;
            END $$
            """);

        Assert.True(await PostgresFixture.ScalarAsync<bool>(url, "SELECT count(*) > 15 AND bool_and(convalidated) FROM pg_constraint WHERE contype = 'f'"));
    }

    [Fact]
    public async Task The_bad_migration_loses_a_fifth_of_the_clients_and_its_assertion_tells()
    {
        var (damaged, intact) = (await CreateAsync(s_now), await Shared());
        var before = await DigestsAsync(damaged);

        var lost = await PmoPlatform.RunBadMigrationAsync(damaged, CancellationToken.None);

        var after = await DigestsAsync(damaged);
        Assert.Equal(100, lost.RowsByTable["Client"]);
        Assert.All(["Project", "Task", "TimeEntry", "Invoice", "InvoiceLine", "Comment"], t => Assert.Contains(t, lost.RowsByTable.Keys));
        Assert.All(lost.RowsByTable, t => Assert.Equal(before[t.Key].Rows - after[t.Key].Rows, t.Value));
        Assert.Equal(lost.RowsByTable.Values.Sum(), lost.TotalRows);
        Assert.True(await PostgresFixture.ScalarAsync<bool>(intact, lost.Assertion));
        Assert.False(await PostgresFixture.ScalarAsync<bool>(damaged, lost.Assertion));
    }

    [Fact]
    public async Task The_assertion_is_false_where_a_client_came_back_with_another_name()
    {
        var (damaged, other) = (await CreateAsync(s_now), await CreateAsync(s_now));
        var lost = await PmoPlatform.RunBadMigrationAsync(damaged, CancellationToken.None);

        await PostgresFixture.ExecuteAsync(other, """
            UPDATE "Client" SET "name" = "name" || '?' WHERE "id" = (SELECT min("id"::text)::uuid FROM "Client" WHERE "externalRef" IS NULL)
            """);

        Assert.False(await PostgresFixture.ScalarAsync<bool>(other, lost.Assertion));
    }

    [Fact]
    public async Task A_dump_and_a_restore_bring_all_of_it_back_without_a_word_and_take_back_what_the_migration_did()
    {
        var (source, target) = (await CreateAsync(s_now), await postgres.CreateDatabaseAsync());
        var archive = Directory.CreateTempSubdirectory("pmo-t-");
        try
        {
            await RunAsync(source, "pg_dump", "--format=directory", "--jobs=2", "--compress=1", $"--file={archive.FullName}/dump");
            var digests = await DigestsAsync(source);
            var lost = await PmoPlatform.RunBadMigrationAsync(source, CancellationToken.None);
            await RunAsync(target, "pg_restore", "--exit-on-error", "--jobs=2", $"--dbname={target.Database}", $"{archive.FullName}/dump");

            Assert.Equal(digests, await DigestsAsync(target));
            Assert.True(await PostgresFixture.ScalarAsync<bool>(target, lost.Assertion));
        }
        finally
        {
            archive.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Cancelling_leaves_the_database_empty()
    {
        var url = await postgres.CreateDatabaseAsync();
        using var source = new CancellationTokenSource();
        var reached = new List<string>();
        var progress = new Reporter(step =>
        {
            reached.Add(step);
            if (step.StartsWith("tasks", StringComparison.Ordinal))
                source.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PmoPlatform.CreateAsync(url, s_now, progress, source.Token));

        Assert.Equal(["schema", "people", "clients and projects", "tasks"], reached);
        Assert.Equal(0, await PostgresFixture.ScalarAsync<long>(url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_left_as_it_was_and_the_error_says_why()
    {
        var url = await postgres.CreateDatabaseAsync("""CREATE TABLE "Client" ()""");

        var e = await Assert.ThrowsAsync<PmoException>(() => PmoPlatform.CreateAsync(url, s_now, null, CancellationToken.None));

        Assert.Contains("\"Client\" already exists", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, await PostgresFixture.ScalarAsync<long>(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    private static readonly SemaphoreSlim s_gate = new(1);
    private static DatabaseUrl? s_shared;

    // The questions only read, so one platform serves them all; sequences apart, which only one of them asks for.
    private async Task<DatabaseUrl> Shared()
    {
        await s_gate.WaitAsync();
        try
        {
            return s_shared ??= await CreateAsync(s_now);
        }
        finally
        {
            s_gate.Release();
        }
    }

    private async Task<DatabaseUrl> CreateAsync(DateTimeOffset now)
    {
        var url = await postgres.CreateDatabaseAsync();
        await PmoPlatform.CreateAsync(url, now, null, CancellationToken.None);
        return url;
    }

    private static async Task<SortedDictionary<string, (long Rows, string Digest)>> DigestsAsync(DatabaseUrl url)
    {
        await using var connection = await PostgresFixture.OpenAsync(url);
        var names = new List<string>();
        await using (var tables = new NpgsqlCommand("""
            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            """, connection))
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                names.Add(reader.GetString(0));
        }
        var digests = new SortedDictionary<string, (long, string)>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            await using var command = new NpgsqlCommand($"""
                SELECT count(*), md5(string_agg(h, '' ORDER BY h COLLATE "C")) FROM (SELECT md5(t::text) AS h FROM "{name}" t) r
                """, connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            digests.Add(name, (reader.GetInt64(0), reader.GetString(1)));
        }
        return digests;
    }

    private static async Task RunAsync(DatabaseUrl url, string program, params string[] arguments)
    {
        await using var tool = RunningTool.Start(new ToolCommand(program, arguments) { Environment = url.ToLibpqEnvironment("tests", "") });
        await tool.EnsureSuccessAsync(CancellationToken.None);
        Assert.Equal("", tool.ErrorTail);
    }

    private sealed class Reporter(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
