using PmoBackup.Catalog;
using PmoBackup.Monitoring;
using PmoBackup.Policy;
using PmoBackup.Storage;
using PmoBackup.Tests.Catalog;

namespace PmoBackup.Tests.Monitoring;

public sealed class FreshnessCheckTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly Tests.Storage.TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new(s_now);
    private readonly LocalStore _store;

    public FreshnessCheckTests() => _store = new LocalStore(StoreUrl.Parse($"file://{_folder["store"]}"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, FreshnessLevel.Fresh)]
    [InlineData(26, FreshnessLevel.Warning)]
    [InlineData(36, FreshnessLevel.Stale)]
    public async Task The_age_of_the_newest_backup_decides(int hours, FreshnessLevel level)
    {
        var newest = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-hours));
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-hours - 24));

        var finding = Assert.Single(await CheckAsync());

        Assert.Equal((level, newest.Id, TimeSpan.FromHours(hours)), (finding.Level, finding.Backup, finding.Age));
    }

    [Fact]
    public async Task The_newest_of_all_classes_counts()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-40));
        var newest = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-2), "predeploy");

        var finding = Assert.Single(await CheckAsync());

        Assert.Equal((FreshnessLevel.Fresh, newest.Id, "predeploy"), (finding.Level, finding.Backup, finding.Class));
    }

    [Fact]
    public async Task Each_database_is_judged_by_itself()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1), database: "b");
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-50), database: "a Ä/\n");

        var findings = await CheckAsync();

        Assert.Equal([("a Ä/\n", FreshnessLevel.Stale), ("b", FreshnessLevel.Fresh)], findings.Select(f => (f.Database, f.Level)));
        Assert.Equal("b", Assert.Single(await CheckAsync(database: "b")).Database);
    }

    [Fact]
    public async Task Each_check_is_noted_in_the_journal_with_the_age_that_it_found()
    {
        var newest = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-40));

        await CheckAsync();

        var entry = await new Journal(_store, _clock).ReadAsync(newest.Database, s_now, ["check"], CancellationToken.None).SingleAsync();
        Assert.Equal((false, newest.Id, 40.0 * 3600), (entry.Passed, entry.Backup, entry.Figures["ageSeconds"]));
    }

    [Fact]
    public async Task With_verified_only_proven_backups_count()
    {
        var verified = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-30));
        var failed = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-6));
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1));
        await WriteJournalAsync("verify", verified, passed: true);
        await WriteJournalAsync("drill", failed, passed: false);
        await WriteJournalAsync("restore", failed, passed: true);

        var finding = Assert.Single(await CheckAsync(verifiedOnly: true));

        Assert.Equal((FreshnessLevel.Warning, verified.Id), (finding.Level, finding.Backup));
        Assert.StartsWith("Of those that were verified or drilled: the newest backup is 30 hours old", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_proves_too()
    {
        var drilled = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-3), "weekly");
        await WriteJournalAsync("drill", drilled, passed: true);

        Assert.Equal((FreshnessLevel.Fresh, drilled.Id), Assert.Single(await CheckAsync(verifiedOnly: true)) is var f ? (f.Level, f.Backup) : default);
    }

    [Fact]
    public async Task Backups_that_nobody_verified_are_stale_with_verified()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1));

        var finding = Assert.Single(await CheckAsync(verifiedOnly: true));

        Assert.Equal((FreshnessLevel.Stale, null), (finding.Level, finding.Backup));
        Assert.Contains("verified or drilled", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_from_the_future_hides_how_old_the_newest_is()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1));
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(5));

        var finding = Assert.Single(await CheckAsync());

        Assert.Equal(FreshnessLevel.Stale, finding.Level);
        Assert.Contains("in the future", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"formatVersion\":1", "\"formatVersion\":7", "format version 7")]
    [InlineData("\"class\":\"daily\"", "\"class\":\"weekly\"", "damaged")]
    public async Task A_newest_manifest_that_cannot_be_read_is_stale_and_named(string old, string replacement, string word)
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-5));
        var newest = await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1));
        await HandMadeBackup.PutAsync(_store, s_now.AddHours(-1), database: "other");
        var path = Path.Combine(_store.Url.Path, KeyLayout.ManifestKey("daily", "pmo", newest.Id).Text);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace(old, replacement, StringComparison.Ordinal));

        var findings = await CheckAsync();

        Assert.Equal([FreshnessLevel.Fresh, FreshnessLevel.Stale], findings.OrderBy(f => f.Level).Select(f => f.Level));
        var stale = findings.Single(f => f.Level == FreshnessLevel.Stale);
        Assert.Contains(newest.Id.ToString(), stale.Reason, StringComparison.Ordinal);
        Assert.Contains(word, stale.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_a_manifest_are_no_backup()
    {
        await HandMadeBackup.PutFilesAsync(_store, s_now.AddHours(-1));

        Assert.Equal("There is no backup.", Assert.Single(await CheckAsync()).Reason);
    }

    [Fact]
    public async Task An_empty_store_has_no_findings_and_a_named_database_that_is_not_there_is_stale()
    {
        Assert.Empty(await CheckAsync());
        Assert.Equal(("gone", FreshnessLevel.Stale), Assert.Single(await CheckAsync(database: "gone")) is var f ? (f.Database, f.Level) : default);
        Assert.Equal(FreshnessLevel.Stale, Assert.Single(await CheckAsync(verifiedOnly: true, "gone")).Level);
    }

    private Task<IReadOnlyList<FreshnessFinding>> CheckAsync(bool verifiedOnly = false, string? database = null) =>
        new FreshnessCheck(new BackupCatalog(_store), _clock).RunAsync(FreshnessLimits.Default, verifiedOnly, database, CancellationToken.None);

    private Task WriteJournalAsync(string operation, Manifest backup, bool passed) => new Journal(_store, _clock).WriteAsync(
        operation, backup.Database, backup.Id, passed, TimeSpan.Zero, new Dictionary<string, double>(), null, CancellationToken.None);
}
