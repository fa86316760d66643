using System.Globalization;
using PmoBackup.Catalog;
using PmoBackup.Policy;
using PmoBackup.Storage;

namespace PmoBackup.Cli.Display;

/// <summary>One backup as it is listed.</summary>
internal sealed record BackupLine(
    string Id, string Class, string Database, DateTimeOffset SnapshotAt, TimeSpan AgeSeconds, long SizeBytes, double Ratio, int Tables, long Rows,
    string Format, string Compression, string Fingerprint, DateTimeOffset? VerifiedAt, DateTimeOffset? DrilledAt, DateTimeOffset? FailedAt, DateTimeOffset? ExpiresAt,
    bool Held, DateTimeOffset? LockedUntil)
{
    /// <summary>The headings of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["ID", "CLASS", "DATABASE", "AGE", "SIZE", "RATIO", "TABLES", "ROWS", "VERIFIED", "DRILLED", "EXPIRES"];

    /// <summary>The line of a table.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Cells =>
    [
        Id, Class, Database, Words.Age(AgeSeconds), Words.Size(SizeBytes), string.Create(CultureInfo.InvariantCulture, $"{Ratio:0.0}x"),
        Words.Count(Tables), Words.Count(Rows), FailedAt is null ? Words.Time(VerifiedAt) : $"FAILED {Words.Time(FailedAt)}", Words.Time(DrilledAt), Held ? "HELD" : Words.Time(ExpiresAt),
    ];

    /// <summary>Brings manifests and the journal's proofs together.</summary>
    public static async Task<IReadOnlyList<BackupLine>> ReadAllAsync(
        IObjectStore store, TimeProvider clock, IReadOnlyList<Manifest> backups, CancellationToken cancellationToken)
    {
        var proofs = new Dictionary<(string, BackupId), BackupProof>();
        foreach (var database in backups.GroupBy(b => b.Database))
        {
            foreach (var (id, proof) in await BackupProof.ReadAllAsync(new Journal(store, clock), database.Key, database.Min(b => b.StartedAt), cancellationToken))
                proofs[(database.Key, id)] = proof;
        }
        var now = clock.GetUtcNow();
        var protections = await BackupProtection.ReadAllAsync(store, backups, cancellationToken);
        return [.. backups.Select((b, i) =>
        {
            var proof = proofs.GetValueOrDefault((b.Database, b.Id));
            return new BackupLine(b.Id.ToString(), b.Class, b.Database, b.SnapshotAt, now - b.SnapshotAt, b.Totals.ArchiveSizeBytes, Math.Round(b.Totals.Ratio, 2),
                b.Totals.Tables, b.Totals.Rows, b.Format, b.Compression, b.Fingerprint, proof?.VerifiedAt, proof?.DrilledAt, proof?.FailedAt,
                RetentionClass.Find(b.Class)?.ExpiresAt(b.Id.TakenAt), protections[i].Held, protections[i].LockedUntil);
        })];
    }
}
