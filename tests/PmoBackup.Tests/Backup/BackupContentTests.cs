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
    public async Task An_empty_database_is_backed_up(string format)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync());
        scene.Options = scene.Options with { Format = format };
        var inventory = await scene.TakeAsync();

        Assert.Empty(inventory.Tables);
        Assert.Empty(inventory.Sequences);
        Assert.Equal(0, inventory.LargeObjects.Count);
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
