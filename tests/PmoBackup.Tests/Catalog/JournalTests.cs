using System.Text;
using PmoBackup.Catalog;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Catalog;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();
    private readonly SetClock _clock = new();
    private readonly LocalStore _store;
    private readonly Journal _journal;

    public JournalTests()
    {
        _store = new LocalStore(StoreUrl.Parse($"file://{_folder.Path}"));
        _journal = new Journal(_store, _clock);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_entry_is_read_back_with_its_figures()
    {
        await WriteAsync("drill", new() { ["restoreSeconds"] = 12.5 }, Samples.Id, "It took too long: \"ü\".");

        var entry = Assert.Single(await ReadAsync("drill"));

        Assert.Equal((_clock.Now, "drill", "my pmo", Samples.Id, 1.234, false), (entry.At, entry.Operation, entry.Database, entry.Backup, entry.Seconds, entry.Passed));
        Assert.Equal(12.5, entry.Figures["restoreSeconds"]);
        Assert.Equal("It took too long: \"ü\".", entry.Message);
    }

    [Fact]
    public async Task Entries_come_in_the_order_of_time_and_only_those_asked_for()
    {
        foreach (var (day, operation) in new[] { (40, "drill"), (0, "backup"), (35, "verify"), (70, "drill"), (1, "drill") })
        {
            _clock.Now = SetClock.Start.AddDays(day);
            await WriteAsync(operation);
        }

        Assert.Equal([1, 35, 40, 70], (await ReadAsync("drill", "verify")).Select(e => (e.At - SetClock.Start).Days));
        Assert.Equal([70], (await ReadAsync(SetClock.Start.AddDays(65), "drill")).Select(e => (e.At - SetClock.Start).Days));
    }

    [Fact]
    public async Task What_cannot_be_read_is_passed_over()
    {
        await WriteAsync("drill");
        var folder = KeyLayout.JournalFolder("my pmo", "2026-11");
        var whole = (await _store.TryReadAllAsync((await _store.ListAsync(folder, CancellationToken.None).FirstAsync()).Key, 10_000, CancellationToken.None))!;
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("20261101T000000000Z-drill-00000001.json", []),
            ("20261101T000000000Z-drill-00000002.json", "{}"u8.ToArray()),
            ("20261101T000000000Z-drill-00000003.json", whole[..^1]),
            ("20261101T000000000Z-drill-00000004.json", [0xff, 0xfe]),
            ("20261101T000000000Z-drill-00000005.json", new byte[2_000_000]),
            ("20261101T000000000Z-drill-00000006.json", [.. whole[..30], 0xff, .. whole[31..]]),
            ("note.txt", "x"u8.ToArray()),
        })
        {
            await _store.PutAsync(new ObjectKey($"{folder}/{name}"), content, CancellationToken.None);
        }
        await _store.PutAsync(new ObjectKey($"journal/{KeyLayout.EncodeDatabase("my pmo")}/zzz/a-drill-b.json"), whole, CancellationToken.None);

        Assert.Single(await ReadAsync("drill"));
    }

    [Fact]
    public async Task The_proofs_of_a_backup_are_collected_from_what_passed()
    {
        await WriteAsync("verify", passed: true, id: Samples.Id);
        _clock.Now = SetClock.Start.AddHours(1);
        await WriteAsync("drill", new() { ["restoreSeconds"] = 7 }, Samples.Id, passed: true);
        _clock.Now = SetClock.Start.AddHours(2);
        await WriteAsync("drill", new() { ["restoreSeconds"] = 99 }, Samples.Id, "failed");

        var proofs = await BackupProof.ReadAllAsync(_journal, "my pmo", SetClock.Start, CancellationToken.None);

        Assert.Equal(new BackupProof(SetClock.Start, SetClock.Start.AddHours(1), null, 7), proofs[Samples.Id]);
    }

    [Fact]
    public async Task A_later_look_that_finds_a_backup_wanting_cancels_its_proof()
    {
        await WriteAsync("verify", passed: true, id: Samples.Id);
        await WriteAsync("drill", new() { ["restoreSeconds"] = 7, ["criteriaFailed"] = 0 }, Samples.Id, passed: true);
        _clock.Now = SetClock.Start.AddHours(1);
        await WriteAsync("drill", new() { ["criteriaFailed"] = 2 }, Samples.Id, "failed");
        var drilled = (await BackupProof.ReadAllAsync(_journal, "my pmo", SetClock.Start, CancellationToken.None))[Samples.Id];
        _clock.Now = SetClock.Start.AddHours(2);
        await WriteAsync("verify", id: Samples.Id, message: "altered");
        var verified = (await BackupProof.ReadAllAsync(_journal, "my pmo", SetClock.Start, CancellationToken.None))[Samples.Id];

        Assert.Equal(new BackupProof(SetClock.Start, null, SetClock.Start.AddHours(1), 7), drilled);
        Assert.Equal(new BackupProof(null, null, SetClock.Start.AddHours(2), 7), verified);
    }

    private Task WriteAsync(
        string operation, Dictionary<string, double>? figures = null, BackupId? id = null, string? message = null, bool passed = false) =>
        _journal.WriteAsync(operation, "my pmo", id, passed, TimeSpan.FromSeconds(1.2344), figures ?? [], message, CancellationToken.None);

    private Task<JournalEntry[]> ReadAsync(params string[] operations) => ReadAsync(SetClock.Start, operations);

    private async Task<JournalEntry[]> ReadAsync(DateTimeOffset since, params string[] operations) =>
        await _journal.ReadAsync("my pmo", since, operations, CancellationToken.None).ToArrayAsync();

    private sealed class SetClock : TimeProvider
    {
        public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
