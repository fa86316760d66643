using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PmoBackup.Catalog;
using PmoBackup.Errors;

namespace PmoBackup.Tests.Catalog;

public sealed class ManifestTests
{
    [Fact]
    public void A_manifest_is_read_back_as_it_was_written()
    {
        var bytes = ManifestDocument.Write(Samples.FullManifest);
        var read = ManifestDocument.Read(bytes, Samples.Address);

        Assert.Equal(64, read.Sha256.Length);
        Assert.Equal(bytes, ManifestDocument.Write(read));
        Assert.Equivalent(Samples.FullManifest with { Sha256 = read.Sha256 }, read, strict: true);
    }

    [Fact]
    public void It_is_canonical_text_without_needless_escapes()
    {
        var text = Encoding.UTF8.GetString(ManifestDocument.Write(Samples.FullManifest));

        Assert.StartsWith("""{"archiveEncoding":"UTF8","class":"daily",""", text, StringComparison.Ordinal);
        Assert.Contains("""
            {"release":"Über-1.2 \"β\""}
            """.Trim(), text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var whole = ManifestDocument.Write(Samples.FullManifest);
        foreach (var mask in new byte[] { 0x01, 0x20, 0x80 })
        {
            for (var at = 0; at < whole.Length; at++)
            {
                var damaged = whole.ToArray();
                damaged[at] ^= mask;
                IsRefused(damaged, $"byte {at} changed by {mask}");
            }
        }
    }

    [Fact]
    public void Every_byte_lost_or_put_in_is_noticed()
    {
        var whole = ManifestDocument.Write(Samples.FullManifest);
        for (var at = 0; at < whole.Length; at++)
        {
            IsRefused(whole[..at], $"cut at {at}");
            IsRefused([.. whole[..at], .. whole[(at + 1)..]], $"without byte {at}");
            foreach (var more in "0 \"}\n"u8.ToArray())
                IsRefused([.. whole[..at], more, .. whole[at..]], $"{more} put in at {at}");
        }
        IsRefused([.. whole, (byte)'\n'], "a line break at the end");
        IsRefused([0xef, 0xbb, 0xbf, .. whole], "a byte order mark");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(2000)]
    public void A_format_version_that_is_not_known_is_said_to_be_that(int version)
    {
        var error = Assert.Throws<RefusedException>(() => Read(d => d["formatVersion"] = version));

        Assert.Equal($"The manifest of backup {Samples.Id} has format version {version}; this program reads version 1.", error.Message);
        Assert.Contains("newer", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_version_is_named_even_when_the_rest_is_of_another_form() =>
        Assert.Throws<RefusedException>(() => ManifestDocument.Read("""{ "formatVersion": 2, "new": [] }"""u8.ToArray(), Samples.Address));

    [Theory]
    [InlineData("weekly", "pmo", "20261122T020304Z-1f0c93aa")]
    [InlineData("daily", "other", "20261122T020304Z-1f0c93aa")]
    [InlineData("daily", "pmo", "20261122T020304Z-1f0c93ab")]
    public void A_manifest_in_anothers_place_is_not_taken_for_its(string className, string database, string id)
    {
        var error = Assert.Throws<CorruptedException>(() => ManifestDocument.Read(
            ManifestDocument.Write(Samples.Manifest), new BackupAddress(className, database, BackupId.Parse(id))));

        Assert.Contains($"it belongs to backup {Samples.Id} of pmo (daily)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../toc.dat")]
    [InlineData("/etc/passwd")]
    [InlineData("archive/../../x")]
    [InlineData("archive\\x")]
    [InlineData("")]
    [InlineData("manifest.json")]
    [InlineData("manifest.json/x")]
    [InlineData(".tmp")]
    public void A_path_that_leaves_the_backups_folder_is_refused(string path) => Assert.Contains(
        "outside of its own folder", Damage(d => d["files"]![0]!["path"] = path), StringComparison.Ordinal);

    [Fact]
    public void A_file_named_twice_is_refused() => Assert.Contains(
        "names a file twice", Damage(d => d["files"]![0]!["path"] = "inventory.json"), StringComparison.Ordinal);

    [Theory]
    [InlineData("unheardOf", "1")]
    [InlineData("files", "[]")]
    [InlineData("files", "[null]")]
    [InlineData("files", "null")]
    [InlineData("files", """[{"path":"a","sha256":"short","sizeBytes":1}]""")]
    [InlineData("id", "\"latest\"")]
    [InlineData("class", "7")]
    [InlineData("class", null)]
    [InlineData("totals", null)]
    [InlineData("startedAt", "\"2026-11-22T02:03:04+01:00\"")]
    [InlineData("source", "{}")]
    public void A_member_that_is_unknown_missing_or_of_another_kind_is_refused(string member, string? value) => Damage(d =>
    {
        if (value is null)
            d.Remove(member);
        else
            d[member] = JsonNode.Parse(value);
    });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"formatVersion":"1"}""")]
    [InlineData("""{"formatVersion":1.5}""")]
    [InlineData("""{"formatVersion":1,"sha256":7}""")]
    [InlineData("""{"formatVersion":1,"formatVersion":1}""")]
    public void What_is_no_manifest_at_all_is_called_damaged(string text) =>
        Assert.Throws<CorruptedException>(() => ManifestDocument.Read(Encoding.UTF8.GetBytes(text), Samples.Address));

    private static void IsRefused(byte[] bytes, string what)
    {
        var error = Record.Exception(() => ManifestDocument.Read(bytes, Samples.Address));
        Assert.True(error is CorruptedException or RefusedException, $"{what}: {error}");
    }

    // A forger's manifest: altered, with a digest that fits.
    private static string Damage(Action<JsonObject> alter) => Assert.Throws<CorruptedException>(() => Read(alter)).Message;

    private static Manifest Read(Action<JsonObject> alter)
    {
        var document = JsonNode.Parse(ManifestDocument.Write(Samples.Manifest))!.AsObject();
        document.Remove("sha256");
        alter(document);
        document["sha256"] = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(document)));
        return ManifestDocument.Read(CanonicalJson.Write(document), Samples.Address);
    }
}
