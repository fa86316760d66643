using System.Security.Cryptography;
using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Policy;
using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Storage;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Restore;

/// <summary>A store with backups in it, and a temporary folder that must be empty after each operation.</summary>
public sealed class StoreScene : IDisposable
{
    private readonly Storage.TemporaryFolder _folder = new();

    public StoreScene()
    {
        Store = new LocalStore(StoreUrl.Parse("file://" + _folder["store"]));
        Directory.CreateDirectory(Temporary);
    }

    public LocalStore Store { get; }

    public string Temporary => _folder["work"];

    public string At(string name) => _folder[name];

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public RestoreJob RestoreJob => new(Store, TimeProvider.System, Variable);

    public async Task<Manifest> BackUpAsync(DatabaseUrl source, string format = "directory", string fingerprint = "full") =>
        (await new BackupJob(Store, TimeProvider.System, Variable).RunAsync(
            new BackupOptions { Source = source, Format = format, Fingerprint = fingerprint, Jobs = 2, Class = RetentionClass.Daily, TemporaryFolder = Temporary }, null, CancellationToken.None)).Manifest;

    public Task<Inventory> InventoryAsync(Manifest manifest) => new BackupCatalog(Store).ReadInventoryAsync(manifest, CancellationToken.None);

    public RestoreOptions Options(DatabaseUrl target) => new() { Target = target, Jobs = 2, TemporaryFolder = Temporary, LogFile = At($"{Guid.NewGuid():N}.log") };

    public Task<RestoreResult> RestoreAsync(Manifest manifest, DatabaseUrl target) => RestoreAsync(manifest, Options(target));

    public Task<RestoreResult> RestoreAsync(Manifest manifest, RestoreOptions options) => RestoreJob.RunAsync(manifest, options, null, CancellationToken.None);

    public async Task<ComparisonResult> CompareAsync(Manifest manifest, DatabaseUrl url, params string[] only)
    {
        var inventory = await InventoryAsync(manifest);
        return await new DatabaseComparison(manifest, inventory, ArchiveSelection.Of(inventory, only), 2).RunAsync(url, null, CancellationToken.None);
    }

    /// <summary>The place of a stored file, to damage it.</summary>
    public string PathOf(Manifest manifest, string path) => Path.Combine(_folder["store"], BackupFiles.Key(manifest, path).Text);

    /// <summary>Another content for a file, and a manifest that fits it.</summary>
    public async Task<Manifest> ReplaceAsync(Manifest manifest, string path, byte[] content)
    {
        await File.WriteAllBytesAsync(PathOf(manifest, path), content);
        return manifest with
        {
            Files = [.. manifest.Files.Select(f => f.Path == path ? new ManifestFile(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))) : f)],
        };
    }

    /// <summary>The file with the rows of a table.</summary>
    public async Task<string> RowsOfAsync(Manifest manifest, string table) =>
        (await InventoryAsync(manifest)).Tables.Single(t => t.Name == table).File!;

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(string database, string operation)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in new Journal(Store, TimeProvider.System).ReadAsync(database, DateTimeOffset.UnixEpoch, [operation], CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    public void AssertNothingTemporaryIsLeft() => Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));

    public void Dispose() => _folder.Dispose();
}
