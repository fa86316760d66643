namespace PmoBackup.Catalog;

/// <summary>When a backup was last proven; null where it never was.</summary>
/// <param name="VerifiedAt">When all its files were read again and found whole.</param>
/// <param name="DrilledAt">When a drill restored it and every criterion was met.</param>
/// <param name="RestoreSeconds">How long its last restore took.</param>
public sealed record BackupProof(DateTimeOffset? VerifiedAt, DateTimeOffset? DrilledAt, double? RestoreSeconds)
{
    /// <summary>Collects the proofs of every backup of a database since a time.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="database">The database.</param>
    /// <param name="since">When the oldest backup of interest was taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyDictionary<BackupId, BackupProof>> ReadAllAsync(
        Journal journal, string database, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var proofs = new Dictionary<BackupId, BackupProof>();
        await foreach (var entry in journal.ReadAsync(database, since, ["verify", "drill", "restore"], cancellationToken))
        {
            if (entry is not { Passed: true, Backup: { } id })
                continue;
            var proof = proofs.GetValueOrDefault(id, new BackupProof(null, null, null));
            double? seconds = entry.Figures.TryGetValue("restoreSeconds", out var figure) ? figure : proof.RestoreSeconds;
            proofs[id] = entry.Operation switch
            {
                "verify" => proof with { VerifiedAt = entry.At },
                "drill" => proof with { DrilledAt = entry.At, RestoreSeconds = seconds },
                _ => proof with { RestoreSeconds = seconds },
            };
        }
        return proofs;
    }
}
