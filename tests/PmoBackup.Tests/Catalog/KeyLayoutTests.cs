using FsCheck.Xunit;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Catalog;

public sealed class KeyLayoutTests
{
    private const string Folder = "daily/pmo/2026-11/20261122T020304Z-1f0c93aa";
    private static readonly BackupId Id = BackupId.Parse("20261122T020304Z-1f0c93aa");

    [Fact]
    public void Keys_are_where_the_design_says()
    {
        Assert.Equal("daily/pmo", KeyLayout.DatabaseFolder("daily", "pmo"));
        Assert.Equal(Folder, KeyLayout.BackupFolder("daily", "pmo", Id));
        Assert.Equal($"{Folder}/manifest.json", KeyLayout.ManifestKey("daily", "pmo", Id).Text);
        Assert.Equal($"{Folder}/archive/toc.dat", KeyLayout.FileKey("daily", "pmo", Id, "archive/toc.dat").Text);
        Assert.Equal("journal/pmo/2026-11", KeyLayout.JournalFolder("pmo", "2026-11"));
    }

    [Theory]
    [InlineData("pmo", "pmo")]
    [InlineData("PMO_prod-2.1", "PMO_prod-2.1")]
    [InlineData(".", "%2E")]
    [InlineData("..", "%2E.")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("100%", "100%25")]
    [InlineData("say \"hi\"\n", "say%20%22hi%22%0A")]
    [InlineData("Prüfung", "Pr%C3%BCfung")]
    [InlineData("~", "%7E")]
    [InlineData("\ufeff", "%EF%BB%BF")]
    public void A_databases_name_becomes_one_segment(string name, string segment)
    {
        Assert.Equal(segment, KeyLayout.EncodeDatabase(name));
        Assert.Equal(name, KeyLayout.DecodeDatabase(segment));
    }

    [Property(Arbitrary = [typeof(DatabaseName)])]
    public bool Every_name_that_PostgreSQL_allows_comes_back_from_one_segment(DatabaseName name)
    {
        var segment = KeyLayout.EncodeDatabase(name.Text);
        return KeyLayout.DecodeDatabase(segment) == name.Text
            && ObjectKey.IsValid(segment) && !segment.Contains('/', StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(DatabaseName)])]
    public bool No_two_names_share_a_segment(DatabaseName one, DatabaseName other) =>
        (KeyLayout.EncodeDatabase(one.Text) == KeyLayout.EncodeDatabase(other.Text)) == (one.Text == other.Text);

    [Property(Arbitrary = [typeof(DatabaseName)])]
    public bool A_manifests_key_is_read_back_into_its_parts(DatabaseName name, DateTimeOffset time)
    {
        var id = BackupId.New(time);
        return RetentionClass.All.All(c => KeyLayout.TryParseManifestKey(KeyLayout.ManifestKey(c.Name, name.Text, id))
            == new BackupAddress(c.Name, name.Text, id));
    }

    [Property]
    public bool Keys_of_one_database_and_class_are_ordered_like_their_times(DateTimeOffset one, DateTimeOffset other)
    {
        var (first, second) = (BackupId.New(one), BackupId.New(other));
        return Math.Sign(first.CompareTo(second)) == Math.Sign(
            KeyLayout.ManifestKey("daily", "pmo", first).CompareTo(KeyLayout.ManifestKey("daily", "pmo", second)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü")]
    public void A_name_that_PostgreSQL_does_not_allow_is_refused(string name) =>
        Assert.Throws<UsageException>(() => KeyLayout.EncodeDatabase(name));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_rather_than_replaced() =>
        Assert.Throws<UsageException>(() => KeyLayout.EncodeDatabase("a\ud83d"));

    [Fact]
    public void The_longest_name_with_nothing_but_escapes_still_fits_a_segment()
    {
        var segment = KeyLayout.EncodeDatabase(new string('漢', 21));

        Assert.Equal(189, segment.Length);
        Assert.True(ObjectKey.IsValid(segment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%70mo")]
    [InlineData("a%2fb")]
    [InlineData("a%")]
    [InlineData("a%2")]
    [InlineData("a%zz")]
    [InlineData("a%+1")]
    [InlineData("a b")]
    [InlineData("ü")]
    [InlineData("%C3")]
    [InlineData("%00")]
    [InlineData(".pmo")]
    [InlineData("a%2E")]
    public void A_segment_that_no_name_is_written_as_is_read_as_none(string segment) =>
        Assert.Null(KeyLayout.DecodeDatabase(segment));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData($"{Folder}/manifest.json.sig")]
    [InlineData($"{Folder}/archive/manifest.json")]
    [InlineData("daily/pmo/2026-10/20261122T020304Z-1f0c93aa/manifest.json")]
    [InlineData("daily/%70mo/2026-11/20261122T020304Z-1f0c93aa/manifest.json")]
    [InlineData("daily/pmo/2026-11/20261122T020304Z/manifest.json")]
    [InlineData("journal/pmo/2026-11/20261122T020304Z-1f0c93aa/manifest.json")]
    [InlineData("records/pmo/2026-11/20261122T020304Z-1f0c93aa/manifest.json")]
    [InlineData("Daily/pmo/2026-11/20261122T020304Z-1f0c93aa/manifest.json")]
    public void Other_keys_are_not_taken_for_a_manifests(string key) =>
        Assert.Null(KeyLayout.TryParseManifestKey(new ObjectKey(key)));

    [Fact]
    public void The_manifest_of_a_class_that_a_newer_version_knows_is_seen() => Assert.Equal(
        new BackupAddress("monthly", "pmo", Id),
        KeyLayout.TryParseManifestKey(new ObjectKey("monthly/pmo/2026-11/20261122T020304Z-1f0c93aa/manifest.json")));

    [Theory]
    [InlineData("")]
    [InlineData("/toc.dat")]
    [InlineData("../toc.dat")]
    [InlineData("archive/../../toc.dat")]
    [InlineData("archive/")]
    [InlineData("a\\b")]
    public void A_path_that_could_leave_the_backups_folder_is_refused(string path) =>
        Assert.Throws<UsageException>(() => KeyLayout.FileKey("daily", "pmo", Id, path));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("manifest.json/toc.dat")]
    public void No_file_takes_the_manifests_place(string path) =>
        Assert.Throws<ArgumentException>(() => KeyLayout.FileKey("daily", "pmo", Id, path));

    [Theory]
    [InlineData("")]
    [InlineData("journal")]
    [InlineData("records")]
    [InlineData("daily/pmo")]
    [InlineData("..")]
    public void What_is_no_class_has_no_folder(string name) =>
        Assert.Throws<ArgumentException>(() => KeyLayout.DatabaseFolder(name, "pmo"));

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("../2026-11")]
    public void What_is_no_month_has_no_journal(string month) =>
        Assert.Throws<ArgumentException>(() => KeyLayout.JournalFolder("pmo", month));
}
