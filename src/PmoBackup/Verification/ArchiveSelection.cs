using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Verification;

/// <summary>Which part of a backup is restored: all of it, or the rows of some tables.</summary>
/// <remarks>With some tables the whole schema is made, so that every type is there, but no foreign keys, large objects or
/// materialized views' rows, which would need the tables that stay empty.</remarks>
public sealed class ArchiveSelection
{
    private static readonly string[] s_needAllTables = ["FK CONSTRAINT", "MATERIALIZED VIEW DATA", "BLOB", "BLOBS", "BLOB METADATA"];

    private readonly HashSet<uint>? _oids;

    private ArchiveSelection(HashSet<uint>? oids) => _oids = oids;

    /// <summary>All of it.</summary>
    public static ArchiveSelection Everything { get; } = new(null);

    /// <summary>Whether it is all of it.</summary>
    public bool IsEverything => _oids is null;

    /// <summary>Chooses tables by name: <c>"User"</c>, <c>User</c>, <c>public.User</c> or <c>public."User"</c>.</summary>
    /// <param name="inventory">The backup's inventory.</param>
    /// <param name="names">None means everything.</param>
    /// <exception cref="UsageException">A name fits no table, or several.</exception>
    public static ArchiveSelection Of(Inventory inventory, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0 ? Everything : new ArchiveSelection([.. names.Select(name => Find(inventory, name).Oid)]);
    }

    /// <summary>Whether the rows of a table are restored.</summary>
    /// <param name="table">A table of the inventory.</param>
    public bool Includes(TableEntry table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _oids?.Contains(table.Oid) ?? true;
    }

    /// <summary>The files that are needed.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="inventory">Its inventory.</param>
    public IReadOnlyList<ManifestFile> Files(Manifest manifest, Inventory inventory)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        if (IsEverything || manifest.Format == "custom")
            return [.. BackupFiles.Archive(manifest)];
        var wanted = inventory.Tables.Where(Includes).Select(t => t.File).Append(BackupFiles.ArchiveToc).ToHashSet();
        return [.. manifest.Files.Where(f => wanted.Contains(f.Path))];
    }

    /// <summary>The lines for <c>--use-list</c>; null for everything.</summary>
    /// <param name="toc">The table of contents.</param>
    public IReadOnlyList<string>? Lines(ArchiveToc toc)
    {
        ArgumentNullException.ThrowIfNull(toc);
        return _oids is null ? null
            : [.. toc.Entries.Where(e => e.IsTableData ? _oids.Contains(e.Oid) : !s_needAllTables.Any(e.Is) && !CommentsOnWhatIsLeftOut(e)).Select(e => e.Line)];
    }

    // Of the constraints only foreign keys are left out, but the table of contents does not say which a comment is about.
    private static bool CommentsOnWhatIsLeftOut(TocEntry entry) => (entry.Is("COMMENT") || entry.Is("SECURITY LABEL"))
        && (entry.Description.Contains(" LARGE OBJECT ", StringComparison.Ordinal) || entry.Description.Contains(" CONSTRAINT ", StringComparison.Ordinal));

    private static TableEntry Find(Inventory inventory, string name)
    {
        var found = inventory.Tables.Where(t => t.Name == name || t.DisplayName == name || t.SqlName == name
            || $"{t.Schema}.{t.Name}" == name || SqlName.Quote(t.Name) == name).ToList();
        return found switch
        {
            [var one] => one,
            [] when IsPartitioned(inventory, name) => throw new UsageException($"The table {name} has no rows of its own: it is partitioned.", "Name its partitions."),
            [] => throw new UsageException($"The backup has no table {name}.", "Type 'pmo-backup show ID --tables' to see the names; a quoted one is written '\"User\"'."),
            _ => throw new UsageException($"The backup has several tables {name}: {string.Join(", ", found.Select(t => t.DisplayName))}.", "Write the schema too."),
        };
    }

    private static bool IsPartitioned(Inventory inventory, string name) => inventory.Objects.Where(o => o.Kind == "table").Any(o =>
        o.Identity == name || SqlName.ParseQualified(o.Identity) is var (schema, table) && (table == name || SqlName.Quote(table) == name || $"{schema}.{table}" == name));
}
