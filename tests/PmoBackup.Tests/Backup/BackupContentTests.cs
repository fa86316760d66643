using System.Security.Cryptography;
using System.Text;
using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Backup;

public sealed class BackupContentTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData("directory", "gzip:1")]
    [InlineData("directory", "none")]
    [InlineData("custom", "gzip:6")]
    public async Task Every_table_has_the_rows_and_the_fingerprint_of_the_live_one(string format, string compress)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(EveryKind.Sql));
        scene.Options = scene.Options with { Format = format, Compress = compress };
        var inventory = await scene.TakeAsync();

        await using var connection = await ServerConnection.OpenAsync(scene.Options.Source, "tests", CancellationToken.None);
        var live = new TableContent(connection, "UTF8");
        foreach (var table in inventory.Tables)
        {
            var fingerprint = await live.FingerprintAsync(table.SqlName, table.Columns, CancellationToken.None);
            Assert.Equal((table.DisplayName, fingerprint.Rows, fingerprint.Text), (table.DisplayName, table.Rows, table.Fingerprint));
        }
        Assert.Equal(
            [("awkward", 9), ("child", 2), ("empty_one", 0), ("odd_order", 50), ("only_generated", 1), ("parent", 1), ("part_1", 100),
             ("part_2", 100), ("unlogged_one", 1), ("without_columns", 3)],
            inventory.Tables.Select(t => (t.Name, (int)t.Rows)));
        Assert.Equal(await live.ReadLargeObjectsAsync(withContent: true, CancellationToken.None), inventory.LargeObjects);
        Assert.Equal(3, inventory.LargeObjects.Count);
        Assert.Contains("late", inventory.Tables[0].Columns);
        Assert.DoesNotContain("gone", inventory.Tables[0].Columns);
        Assert.DoesNotContain("g", inventory.Tables[0].Columns);
    }

    [Fact]
    public async Task What_is_left_out_is_named_and_what_is_there_is_counted()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(EveryKind.Sql));
        var inventory = await scene.TakeAsync();

        Assert.Equal(
            ["extension table public.in_ext", "foreign table public.hosts", "invalid index public.broken", "materialized view public.mat"],
            inventory.Excluded.Select(e => $"{e.Kind} {e.Name}").Order());
        Assert.Equal(
            ["awkward_id_seq 9 True", "called 17 True", "never_called 42 False"],
            inventory.Sequences.Select(s => $"{s.Name} {s.LastValue} {s.IsCalled}"));
        Assert.Equal(["citext", "file_fdw", "hstore", "pg_trgm", "plpgsql"], inventory.Extensions.Select(e => e.Name));
        Assert.Contains(inventory.Objects, o => o.Kind == "view" && o.Identity == "public.vue" && o.Owner == "postgres");
        Assert.Contains(inventory.Objects, o => o.Kind == "function" && o.Identity == "public.twice(integer)");
        Assert.DoesNotContain(inventory.Objects, o => o.Identity.Contains("hstore_to_array", StringComparison.Ordinal));
        Assert.Equal(["pub"], inventory.Surroundings.Publications);
        Assert.Contains(new SettingEntry(true, "", "TimeZone", "Asia/Tokyo"), inventory.Surroundings.Settings);
    }

    [Theory]
    [InlineData("directory", "full")]
    [InlineData("directory", "counts")]
    [InlineData("custom", "full")]
    public async Task What_is_stored_is_what_the_manifest_says_and_the_manifest_comes_last(string format, string fingerprint)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(EveryKind.Sql));
        scene.Options = scene.Options with { Format = format, Fingerprint = fingerprint, Labels = new Dictionary<string, string> { ["release"] = "1.2" } };
        var manifest = (await scene.RunAsync()).Manifest;

        var folder = KeyLayout.BackupFolder("daily", manifest.Database, manifest.Id);
        var stored = await scene.Store.ListAsync(folder, CancellationToken.None).Select(o => o.Key.Text[(folder.Length + 1)..]).ToArrayAsync();
        Assert.Equal(stored.Order(StringComparer.Ordinal), manifest.Files.Select(f => f.Path).Append("manifest.json").Order(StringComparer.Ordinal));
        foreach (var file in manifest.Files)
        {
            await using var content = await scene.Store.OpenReadAsync(BackupFiles.Key(manifest, file.Path), CancellationToken.None);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
        }
        var puts = scene.Store.Calls.Where(c => c.StartsWith("put ", StringComparison.Ordinal)).ToList();
        Assert.EndsWith("/manifest.json", puts[^2], StringComparison.Ordinal);
        Assert.StartsWith("put journal/", puts[^1], StringComparison.Ordinal);
        Assert.Equal((format, fingerprint, "1.2", 267L), (manifest.Format, manifest.Fingerprint, manifest.Labels["release"], manifest.Totals.Rows));
        Assert.Equal(manifest.Totals.ArchiveSizeBytes, BackupFiles.Archive(manifest).Sum(f => f.SizeBytes));
        Assert.All((await scene.Catalog.ReadInventoryAsync(manifest, CancellationToken.None)).Tables, t => Assert.Equal(fingerprint == "full", t.Fingerprint is not null));
        await scene.NothingRunsAsync();
    }

    [Fact]
    public async Task Above_the_limit_rows_are_only_counted_and_the_manifest_says_why()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync("CREATE TABLE one AS SELECT 1 AS id"));
        scene.Options = scene.Options with { FingerprintLimitBytes = 1000 };

        var manifest = (await scene.RunAsync()).Manifest;

        Assert.Equal("counts", manifest.Fingerprint);
        Assert.Contains("limit", manifest.FingerprintReason, StringComparison.Ordinal);
        Assert.Null(Assert.Single((await scene.Catalog.ReadInventoryAsync(manifest, CancellationToken.None)).Tables).Fingerprint);
    }

    [Fact]
    public async Task Roles_are_kept_without_their_passwords()
    {
        var role = $"role_{Guid.NewGuid():N}";
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync($"""
            CREATE ROLE {role} LOGIN PASSWORD 'verysecret' CREATEDB CONNECTION LIMIT 3; GRANT pg_read_all_data TO {role};
            CREATE TABLE t (id int, other int); GRANT SELECT (id) ON t TO {role} WITH GRANT OPTION; GRANT UPDATE ON t TO PUBLIC;
            ALTER ROLE {role} SET work_mem = '8MB';
            """));
        scene.Options = scene.Options with { Compress = "none" };
        try
        {
            var inventory = await scene.TakeAsync();

            var found = inventory.Surroundings.Roles.Single(r => r.Name == role);
            Assert.Equal(["LOGIN", "CREATEDB", "CONNECTION LIMIT 3"], found.Attributes);
            Assert.Equal(["pg_read_all_data"], found.MemberOf);
            Assert.Contains(new SettingEntry(false, role, "work_mem", "8MB"), inventory.Surroundings.Settings);
            var grants = inventory.Objects.Single(o => o.Identity == "public.t").Grants;
            Assert.Contains(new GrantEntry(role, "SELECT", true, "id"), grants);
            Assert.Contains(new GrantEntry("", "UPDATE", false, null), grants);
            foreach (var file in Directory.EnumerateFiles(scene.StoreFolder, "*", SearchOption.AllDirectories))
            {
                var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
                foreach (var secret in new[] { "verysecret", "SCRAM-SHA-256", scene.Options.Source.Password! })
                    Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(scene.Options.Source, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task A_name_may_hold_anything(string format)
    {
        const string Odd = "it's \"odd\" \\ ü\n漢.x TABLE DATA";
        var name = $"db \"{Guid.NewGuid():N}\"\nü'";
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"CREATE DATABASE {SqlName.Quote(name)} TEMPLATE template0");
        try
        {
            var odd = SqlName.Quote(Odd);
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(name), $"""
                CREATE SCHEMA {odd}; CREATE TABLE {odd}.{odd} ({odd} serial PRIMARY KEY, "select" int);
                INSERT INTO {odd}.{odd} ("select") VALUES (1), (2);
                CREATE SEQUENCE {odd}."s ""'" START 7;
                CREATE SCHEMA "DATA"; CREATE TABLE "DATA".x (id int); INSERT INTO "DATA".x VALUES (1);
                CREATE SCHEMA "SET"; CREATE SEQUENCE "SET".y START 8; CREATE SCHEMA "ATTACH"; CREATE TABLE "ATTACH".z (id int);
                """);
            using var scene = new BackupScene(postgres.Server.Url(name));
            scene.Options = scene.Options with { Format = format };
            var inventory = await scene.TakeAsync();

            Assert.Equal([(Odd, Odd, 2L), ("DATA", "x", 1L), ("ATTACH", "z", 0L)], inventory.Tables.Select(t => (t.Schema, t.Name, t.Rows)).OrderByDescending(t => t.Rows).ThenByDescending(t => t.Schema, StringComparer.Ordinal));
            Assert.Equal([Odd, "select"], inventory.Tables.Single(t => t.Name == Odd).Columns);
            Assert.Contains(new SequenceEntry(Odd, "s \"'", 7, false), inventory.Sequences);
            Assert.Contains(new SequenceEntry("SET", "y", 8, false), inventory.Sequences);
            Assert.Equal(3, inventory.Sequences.Count);
            Assert.Equal(name, (await scene.Catalog.FindAsync("latest", name, null, CancellationToken.None)).Database);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP DATABASE {SqlName.Quote(name)} WITH (FORCE)");
        }
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task An_empty_database_is_backed_up(string format)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync());
        scene.Options = scene.Options with { Format = format };
        var inventory = await scene.TakeAsync();

        Assert.Empty(inventory.Tables);
        Assert.Empty(inventory.Sequences);
        Assert.Equal(0, inventory.LargeObjects.Count);
    }

    [Theory]
    [InlineData("SQL_ASCII", "SQL_ASCII", "directory", @"E'caf\xe9'")]
    [InlineData("SQL_ASCII", "SQL_ASCII", "custom", @"E'caf\xe9'")]
    [InlineData("LATIN1", "UTF8", "directory", "'café'")]
    [InlineData("LATIN1", "UTF8", "custom", "'café'")]
    public async Task Other_encodings_are_kept(string encoding, string archived, string format, string text)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'");
        try
        {
            var url = postgres.Server.Url(name);
            await PostgresFixture.ExecuteAsync(url, $"CREATE TABLE t AS SELECT {text}::text AS a");
            using var scene = new BackupScene(url);
            scene.Options = scene.Options with { Format = format };
            var manifest = (await scene.RunAsync()).Manifest;
            var table = Assert.Single((await scene.Catalog.ReadInventoryAsync(manifest, CancellationToken.None)).Tables);

            Assert.Equal((encoding, archived), (manifest.Source.Encoding, manifest.ArchiveEncoding));
            var expected = new RowFingerprint();
            expected.Append((encoding == "LATIN1" ? Encoding.UTF8 : Encoding.Latin1).GetBytes("café\n"));
            Assert.Equal(expected.Text, table.Fingerprint);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Fact]
    public async Task Wrong_options_are_told_all_at_once()
    {
        using var scene = new BackupScene(postgres.Server.Url());
        scene.Options = scene.Options with { Jobs = 0, Format = "tar", Compress = "lz4", Fingerprint = "some", YieldToDdl = TimeSpan.Zero, TemporaryFolder = "/nowhere" };

        var error = await Assert.ThrowsAsync<PmoBackup.Errors.UsageException>(() => scene.RunAsync());

        foreach (var word in new[] { "--jobs", "--format", "--compress", "--fingerprint", "--yield-to-ddl", "/nowhere" })
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }
}
