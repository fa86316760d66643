using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Storage;
using PmoBackup.Tests.Storage;

namespace PmoBackup.Tests.Catalog;

public sealed class PruneJobTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly Tests.Storage.TemporaryFolder _folder = new();
    private readonly FixedClock _clock = new(s_now);
    private readonly LocalStore _store;

    public PruneJobTests() => _store = new LocalStore(StoreUrl.Parse($"file://{_folder["store"]}"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_apply_the_plan_is_made_and_nothing_is_touched()
    {
        await MakeHistoryAsync();
        var before = await _store.KeysAsync();

        var plan = await RunAsync(_store, apply: false);

        Assert.Equal(3, plan.Removals.Count());
        Assert.Equal(before, await _store.KeysAsync());
    }

    [Fact]
    public async Task With_apply_exactly_the_plan_is_removed_and_the_journal_tells_it()
    {
        await MakeHistoryAsync();
        var plan = await RunAsync(_store, apply: false);
        var before = await _store.KeysAsync();
        var going = plan.Removals.Select(r => r.Id[(r.Id.LastIndexOf('/') + 1)..]).ToList();

        var done = await RunAsync(_store, apply: true);

        Assert.Equal(plan.Decisions, done.Decisions);
        var left = (await _store.KeysAsync()).Where(k => !k.Contains("-prune-", StringComparison.Ordinal));
        Assert.Equal(before.Where(k => !going.Any(id => k.Contains(id, StringComparison.Ordinal))), left);
        var entry = await new Journal(_store, _clock).ReadAsync("pmo", s_now, ["prune"], CancellationToken.None).SingleAsync();
        Assert.Equal((true, 3), (entry.Passed, entry.Figures["removed"]));
        Assert.Empty((await RunAsync(_store, apply: true)).Removals);
    }

    [Fact]
    public async Task A_manifest_goes_before_its_files()
    {
        await MakeHistoryAsync();
        var watched = new WatchedStore(_store);

        await RunAsync(watched, apply: true);

        foreach (var backup in watched.Deleted.GroupBy(k => k.Split('/')[3]).Where(g => g.Count() == 4))
            Assert.EndsWith("/manifest.json", backup.First(), StringComparison.Ordinal);
        Assert.Equal(2, watched.Deleted.Count(k => k.EndsWith("/manifest.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_newest_backup_and_the_newest_drilled_one_survive_whatever_their_age()
    {
        var newest = await HandMadeBackup.PutAsync(_store, s_now.AddDays(-200));
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-201));
        var drilled = await HandMadeBackup.PutAsync(_store, s_now.AddDays(-202));
        var drilledEarlier = await HandMadeBackup.PutAsync(_store, s_now.AddDays(-203));
        foreach (var backup in new[] { drilled, drilledEarlier })
            await WriteJournalAsync("drill", backup, passed: true);
        await WriteJournalAsync("drill", newest, passed: false);

        await RunAsync(_store, apply: true);

        Assert.Equal([newest.Id, drilled.Id], await ListedAsync());
    }

    [Theory]
    [InlineData(47, 47, true)]
    [InlineData(49, 49, false)]
    [InlineData(49, 1, true)]
    public async Task Files_without_a_manifest_are_left_alone_until_the_newest_is_48_hours_old(int takenHoursAgo, int storedHoursAgo, bool stays)
    {
        await HandMadeBackup.PutFilesAsync(_store, s_now.AddHours(-takenHoursAgo), storedAt: s_now.AddHours(-storedHoursAgo));

        var plan = await RunAsync(_store, apply: true);

        Assert.Equal(stays ? RetentionAction.Keep : RetentionAction.Remove, Assert.Single(plan.Decisions).Action);
        Assert.Equal(stays, (await _store.KeysAsync("daily")).Length > 0);
    }

    [Fact]
    public async Task A_folder_that_gets_its_manifest_meanwhile_survives()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-1));
        var (id, files) = await HandMadeBackup.PutFilesAsync(_store, s_now.AddDays(-3));
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-40));
        var late = HandMadeBackup.Make(id, "daily", "pmo", files);
        var watched = new WatchedStore(_store)
        {
            BeforeDelete = async key =>
            {
                if (key.EndsWith("manifest.json", StringComparison.Ordinal))
                    await HandMadeBackup.PutManifestAsync(_store, late);
            },
        };

        var done = await RunAsync(watched, apply: true);

        Assert.Contains(id, await ListedAsync());
        await AssertListedBackupsAreWholeAsync();
        Assert.Equal("got its manifest meanwhile", Assert.Single(done.Decisions, d => d.Id.EndsWith($"{id}", StringComparison.Ordinal)).Reason);
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("unknown version")]
    public async Task A_manifest_that_cannot_be_used_stops_everything(string how)
    {
        await MakeHistoryAsync();
        var odd = await HandMadeBackup.PutAsync(_store, s_now.AddDays(-5), "weekly");
        var path = Path.Combine(_store.Url.Path, KeyLayout.ManifestKey("weekly", "pmo", odd.Id).Text);
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, how == "damaged" ? text[..^9] : text.Replace("\"formatVersion\":1", "\"formatVersion\":2", StringComparison.Ordinal));
        var before = await _store.KeysAsync();

        var e = await Assert.ThrowsAsync<CorruptedException>(() => RunAsync(_store, apply: true));

        Assert.StartsWith("Nothing was removed", e.Message, StringComparison.Ordinal);
        Assert.Contains(odd.Id.ToString(), e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await _store.KeysAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_store_that_fails_at_any_deletion_breaks_no_listed_backup_and_the_next_run_completes(int deletions)
    {
        await MakeHistoryAsync();
        var watched = new WatchedStore(_store) { Fails = count => count >= deletions };

        var e = await Assert.ThrowsAnyAsync<PmoException>(() => RunAsync(watched, apply: true));

        Assert.Equal(deletions == 0 ? ExitCode.Unreachable : ExitCode.Partial, e.ExitCode);
        Assert.Contains("The store is gone.", e.Message, StringComparison.Ordinal);
        await AssertListedBackupsAreWholeAsync();
        await RunAsync(_store, apply: true);
        await AssertListedBackupsAreWholeAsync();
        Assert.Equal(2, (await ListedAsync()).Count);
        Assert.Empty((await RunAsync(_store, apply: true)).Removals);
    }

    [Fact]
    public async Task A_class_of_a_newer_version_is_left_alone()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-4000), "yearly");
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-4001), "yearly");

        Assert.Empty((await RunAsync(_store, apply: true)).Removals);
        Assert.Equal(2, (await ListedAsync()).Count);
    }

    /// <summary>Two backups that stay, two that go, and old files without a manifest: 11 objects to delete.</summary>
    private async Task MakeHistoryAsync()
    {
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-1));
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-20));
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-40));
        await HandMadeBackup.PutAsync(_store, s_now.AddDays(-50));
        await HandMadeBackup.PutFilesAsync(_store, s_now.AddDays(-10));
    }

    private Task<RetentionPlan> RunAsync(IObjectStore store, bool apply) => new PruneJob(store, _clock).RunAsync(apply, null, CancellationToken.None);

    private Task WriteJournalAsync(string operation, Manifest backup, bool passed) => new Journal(_store, _clock).WriteAsync(
        operation, backup.Database, backup.Id, passed, TimeSpan.Zero, new Dictionary<string, double>(), null, CancellationToken.None);

    private async Task<IReadOnlyList<BackupId>> ListedAsync() =>
        [.. (await new BackupCatalog(_store).ListAsync(null, null, CancellationToken.None)).Backups.Select(b => b.Id)];

    private async Task AssertListedBackupsAreWholeAsync()
    {
        var listing = await new BackupCatalog(_store).ListAsync(null, null, CancellationToken.None);
        Assert.Empty(listing.Problems);
        foreach (var backup in listing.Backups)
        {
            foreach (var file in backup.Files)
                Assert.NotNull(await _store.FindAsync(BackupFiles.Key(backup, file.Path), CancellationToken.None));
        }
    }
}
