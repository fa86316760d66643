namespace PmoBackup.Catalog;

/// <summary>When a backup was last proven; null where it never was, or where a later look found it wanting.</summary>
/// <param name="VerifiedAt">When all its files were read again and found whole.</param>
/// <param name="DrilledAt">When a drill restored it and every criterion was met.</param>
/// <param name="FailedAt">When it was last looked at and found wanting; null when nothing did, or it was proven since.</param>
/// <param name="RestoreSeconds">How long its last restore took.</param>
public sealed record BackupProof(DateTimeOffset? VerifiedAt, DateTimeOffset? DrilledAt, DateTimeOffset? FailedAt, double? RestoreSeconds)
{
    /// <summary>The figure that every drill has that was held: how many criteria were not met.</summary>
    internal const string CriteriaFailed = "criteriaFailed";

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
            if (entry.Backup is not { } id)
                continue;
            var proof = proofs.GetValueOrDefault(id, new BackupProof(null, null, null, null));
            double? seconds = entry.Figures.TryGetValue("restoreSeconds", out var figure) ? figure : proof.RestoreSeconds;
            proofs[id] = (entry.Operation, entry.Passed) switch
            {
                ("verify", true) => proof with { VerifiedAt = entry.At, FailedAt = null },
                ("verify", false) => proof with { VerifiedAt = null, DrilledAt = null, FailedAt = entry.At },
                ("drill", true) => proof with { DrilledAt = entry.At, FailedAt = null, RestoreSeconds = seconds },
                // A drill that could not be held says nothing about the backup.
                ("drill", false) when entry.Figures.ContainsKey(CriteriaFailed) => proof with { DrilledAt = null, FailedAt = entry.At },
                ("restore", true) => proof with { RestoreSeconds = seconds },
                _ => proof,
            };
        }
        return proofs;
    }
}
