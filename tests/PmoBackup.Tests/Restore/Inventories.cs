using PmoBackup.Catalog;

namespace PmoBackup.Tests.Restore;

/// <summary>Inventories for pure functions.</summary>
internal static class Inventories
{
    public static Inventory Of(IReadOnlyList<ObjectEntry>? objects = null, IReadOnlyList<ExtensionEntry>? extensions = null, IReadOnlyList<TableEntry>? tables = null) => new()
    {
        Tables = tables ?? [],
        Sequences = [],
        LargeObjects = new LargeObjectsEntry(0, null),
        Objects = objects ?? [],
        Extensions = extensions ?? [],
        Excluded = [],
        Surroundings = new SurroundingsEntry
        {
            Roles = [],
            DatabaseOwner = "postgres",
            DatabaseGrants = [],
            Settings = [],
            DefaultPrivileges = [],
            Publications = [],
            Subscriptions = [],
            ReplicationSlots = [],
            Tablespaces = [],
        },
    };
}
