using System.Text;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Backup;

public sealed class BackupNamesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
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
}
