namespace PmoBackup.Catalog;

/// <summary>What the database held, read in the backup's own snapshot; stored as <c>inventory.json</c> beside the archive.</summary>
public sealed record Inventory
{
    /// <summary>Tables whose rows are in the archive.</summary>
    public required IReadOnlyList<TableEntry> Tables { get; init; }

    /// <summary>Sequences, with the values that the archive sets.</summary>
    public required IReadOnlyList<SequenceEntry> Sequences { get; init; }

    /// <summary>Large objects, all of them together.</summary>
    public required LargeObjectsEntry LargeObjects { get; init; }

    /// <summary>Every object that the archive creates.</summary>
    public required IReadOnlyList<ObjectEntry> Objects { get; init; }

    /// <summary>Extensions, with their versions.</summary>
    public required IReadOnlyList<ExtensionEntry> Extensions { get; init; }

    /// <summary>What is not compared after a restore, by name, each with its reason.</summary>
    public required IReadOnlyList<ExcludedEntry> Excluded { get; init; }

    /// <summary>What a dump of one database leaves out: roles, memberships, settings and the like.</summary>
    public required SurroundingsEntry Surroundings { get; init; }
}
