using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>The files of a backup, by their paths in its folder.</summary>
public static class BackupFiles
{
    /// <summary>What the database held.</summary>
    public const string Inventory = "inventory.json";

    /// <summary>The folder of pg_dump's directory format.</summary>
    public const string ArchiveFolder = "archive";

    /// <summary>The one file of pg_dump's custom format.</summary>
    public const string ArchiveFile = "archive.dump";

    /// <summary>The table of contents of the directory format.</summary>
    public const string ArchiveToc = $"{ArchiveFolder}/toc.dat";

    /// <summary>Where a file of a backup is in its store.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="path">The file's path in the backup's folder.</param>
    public static ObjectKey Key(Manifest manifest, string path)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return KeyLayout.FileKey(manifest.Class, manifest.Database, manifest.Id, path);
    }

    /// <summary>The files of the archive itself, the inventory apart.</summary>
    /// <param name="manifest">The backup.</param>
    public static IEnumerable<ManifestFile> Archive(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Files.Where(f => f.Path == ArchiveFile || f.Path.StartsWith(ArchiveFolder + "/", StringComparison.Ordinal));
    }
}
