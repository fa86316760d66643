using PmoBackup.Catalog;

namespace PmoBackup.Tests.Catalog;

/// <summary>Documents of the catalog with every member, and with none that may be left out.</summary>
internal static class Samples
{
    public static BackupId Id { get; } = BackupId.Parse("20261122T020304Z-1f0c93aa");

    public static BackupAddress Address { get; } = new("daily", "pmo", Id);

    public static Manifest Manifest { get; } = Make(Address);

    public static Manifest FullManifest { get; } = Manifest with
    {
        FingerprintReason = "The database is larger than 500 GB, the limit for fingerprints.",
        Labels = new Dictionary<string, string> { ["release"] = "Über-1.2 \"β\"" },
    };

    public static Inventory Inventory { get; } = new()
    {
        Tables = [new TableEntry(16384, "public", "client", ["id"], 5, null, 8192, null)],
        Sequences = [new SequenceEntry("public", "client_id_seq", 5, true)],
        LargeObjects = new LargeObjectsEntry(0, null),
        Objects = [new ObjectEntry("table", "public.client", null, [new GrantEntry("", "SELECT", false, null)], null)],
        Extensions = [new ExtensionEntry("hstore", "1.8", "public")],
        Excluded = [new ExcludedEntry("materialized view", "public.m", "It comes back refreshed.")],
        Surroundings = new SurroundingsEntry
        {
            Roles = [new RoleEntry("app", ["LOGIN"], ["readers"])],
            DatabaseOwner = "app",
            DatabaseGrants = [new GrantEntry("app", "CONNECT", true, null)],
            Settings = [new SettingEntry(true, "", "work_mem", "8MB")],
            DefaultPrivileges = ["app - r {}"],
            Publications = ["p"],
            Subscriptions = ["s"],
            ReplicationSlots = ["r"],
            Tablespaces = ["fast"],
        },
    };

    public static Inventory FullInventory { get; } = Inventory with
    {
        Tables = [Inventory.Tables[0] with { Fingerprint = new string('0', 32), File = "archive/1.dat.gz" }],
        LargeObjects = new LargeObjectsEntry(1, new string('0', 32)),
        Surroundings = Inventory.Surroundings with { DatabaseGrants = [new GrantEntry("app", "CONNECT", true, "none in truth")] },
        Objects = [new ObjectEntry("table", "public.client", "app", [new GrantEntry("", "SELECT", false, "id")], new string('0', 16))],
    };

    public static Manifest Make(BackupAddress address) => new()
    {
        Id = address.Id,
        Class = address.Class,
        Database = address.Database,
        StartedAt = address.Id.TakenAt,
        SnapshotAt = address.Id.TakenAt.AddMilliseconds(1),
        FinishedAt = address.Id.TakenAt.AddSeconds(9),
        Format = "directory",
        Compression = "gzip:1",
        Fingerprint = "full",
        ArchiveEncoding = "UTF8",
        Source = new SourceServer
        {
            Host = "127.0.0.1",
            Port = 5432,
            Version = "16.4",
            VersionNumber = 160004,
            SystemIdentifier = "7301234567890123456",
            Timeline = 1,
            IsReplica = false,
            Lsn = "0/16B3748",
            Encoding = "UTF8",
            Collate = "C",
            CType = "C",
            User = "backup",
        },
        Tools = new Dictionary<string, string> { ["pg_dump"] = "16.4" },
        Totals = new BackupTotals(1, 5, 12, 8192),
        SchemaDigest = new string('a', 64),
        Files = [new ManifestFile("archive/toc.dat", 12, new string('b', 64)), new ManifestFile("inventory.json", 34, new string('c', 64))],
    };
}
