using System.Security.Cryptography;
using System.Text;
using PmoBackup.Catalog;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Catalog;

/// <summary>Small backups that no server made: files and a manifest that fit each other.</summary>
internal static class HandMadeBackup
{
    private static readonly string[] s_paths = [BackupFiles.ArchiveToc, $"{BackupFiles.ArchiveFolder}/1.dat", BackupFiles.Inventory];

    /// <summary>Stores files and manifest.</summary>
    public static async Task<Manifest> PutAsync(
        IObjectStore store, DateTimeOffset takenAt, string className = "daily", string database = "pmo")
    {
        var (id, files) = await PutFilesAsync(store, takenAt, className, database);
        var manifest = Make(id, className, database, files);
        await PutManifestAsync(store, manifest);
        return manifest;
    }

    /// <summary>Stores files without a manifest, as old as their id unless said otherwise.</summary>
    public static async Task<(BackupId Id, IReadOnlyList<ManifestFile> Files)> PutFilesAsync(
        IObjectStore store, DateTimeOffset takenAt, string className = "daily", string database = "pmo", DateTimeOffset? storedAt = null)
    {
        var id = BackupId.New(takenAt);
        var files = new List<ManifestFile>();
        foreach (var path in s_paths)
        {
            var content = Encoding.UTF8.GetBytes($"{path} of {id}");
            var key = KeyLayout.FileKey(className, database, id, path);
            await store.PutAsync(key, content, CancellationToken.None);
            if (store is LocalStore)
                File.SetLastWriteTimeUtc(Path.Combine(store.Url.Path, key.Text), (storedAt ?? takenAt).UtcDateTime);
            files.Add(new ManifestFile(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        }
        return (id, files);
    }

    public static Task PutManifestAsync(IObjectStore store, Manifest manifest) => store.PutAsync(
        KeyLayout.ManifestKey(manifest.Class, manifest.Database, manifest.Id), ManifestDocument.Write(manifest), CancellationToken.None);

    public static Manifest Make(BackupId id, string className, string database, IReadOnlyList<ManifestFile> files) =>
        Samples.Make(new BackupAddress(className, database, id)) with { SnapshotAt = id.TakenAt, Fingerprint = "counts", Files = files };
}
