namespace PmoBackup.Catalog;

/// <summary>One operation that ended. Every figure of a report comes from these.</summary>
public sealed record JournalEntry
{
    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it was: backup, copy, verify, restore, drill, check, hold, release or prune.</summary>
    public required string Operation { get; init; }

    /// <summary>Whether it succeeded, or found what it looked for.</summary>
    public required bool Passed { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The backup that was made or used; null when there is none.</summary>
    public BackupId? Backup { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Figures by name, the unit in the name: <c>restoreSeconds</c>, <c>archiveSizeBytes</c>.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>What failed, one sentence; null when nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>The machine that did it.</summary>
    public required string Host { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }
}
