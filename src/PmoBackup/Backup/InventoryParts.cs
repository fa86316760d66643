using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>The inventory apart from rows, as read in the backup's snapshot.</summary>
internal sealed class InventoryParts
{
    private IReadOnlyList<ObjectEntry> _objects = [];
    private IReadOnlyList<ExtensionEntry> _extensions = [];
    private List<ExcludedEntry> _excluded = [];
    private LargeObjectsEntry _largeObjects = new(0, null);
    private SurroundingsEntry? _surroundings;

    /// <summary>The tables whose rows are compared after a restore.</summary>
    public IReadOnlyList<RelationInfo> Compared { get; private init; } = [];

    public static async Task<InventoryParts> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<RelationInfo> relations, bool isReplica, bool fingerprintLargeObjects, string encoding,
        CancellationToken cancellationToken)
    {
        var reader = new CatalogReader(connection);
        bool LeftOut(RelationInfo r) => isReplica && r.Persistence == 'u';
        var parts = new InventoryParts { Compared = [.. relations.Where(r => r.IsCompared && !LeftOut(r))] };
        parts._objects = await reader.ReadObjectsAsync(cancellationToken);
        parts._extensions = await reader.ReadExtensionsAsync(cancellationToken);
        parts._surroundings = await reader.ReadSurroundingsAsync(cancellationToken);
        parts._excluded = [.. relations.Select(r => Exclusion(r, LeftOut(r))).OfType<ExcludedEntry>()];
        foreach (var index in await reader.ReadInvalidIndexesAsync(cancellationToken))
            parts._excluded.Add(new ExcludedEntry("invalid index", index, "An index that was never finished is not dumped; drop it or REINDEX it."));
        parts._largeObjects = await new TableContent(connection, encoding).ReadLargeObjectsAsync(fingerprintLargeObjects, cancellationToken);
        return parts;
    }

    /// <summary>Adds what the archive tells.</summary>
    /// <param name="tables">Its tables.</param>
    /// <param name="sequences">The values that it sets.</param>
    /// <param name="files">Its files, if their content was looked at; null if not.</param>
    public Inventory ToInventory(
        IReadOnlyList<TableEntry> tables, IReadOnlyList<SequenceEntry> sequences, IEnumerable<UploadedFile>? files)
    {
        var hashes = files?.Where(f => f.LargeObject is not null).Select(f => f.LargeObject!.Value).ToList();
        if (hashes is not null && hashes.Count != _largeObjects.Count)
            throw new Errors.CorruptedException($"The archive holds {hashes.Count} large objects, the server {_largeObjects.Count}; the backup was not published.", "Run the backup again.");
        return new Inventory
        {
            Tables = tables,
            Sequences = sequences,
            LargeObjects = hashes is null ? _largeObjects
                : _largeObjects with { Fingerprint = RowFingerprint.Format(hashes.Aggregate(UInt128.Zero, (sum, hash) => sum + hash)) },
            Objects = _objects,
            Extensions = _extensions,
            Excluded = _excluded,
            Surroundings = _surroundings!,
        };
    }

    private static ExcludedEntry? Exclusion(RelationInfo relation, bool leftOut) => relation switch
    {
        { InExtension: true, Kind: 'r' } => new ExcludedEntry("extension table", relation.DisplayName, "Its rows belong to the extension that made it."),
        { Kind: 'm' } => new ExcludedEntry("materialized view", relation.DisplayName, "It comes back refreshed, which may differ from a stale one."),
        { Kind: 'f' } => new ExcludedEntry("foreign table", relation.DisplayName, "Its rows are on another server."),
        _ when leftOut => new ExcludedEntry("unlogged table", relation.DisplayName, "A replica does not have its rows."),
        _ => null,
    };
}
