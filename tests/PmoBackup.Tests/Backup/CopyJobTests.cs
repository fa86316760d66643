using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;
using PmoBackup.Tests.Catalog;
using PmoBackup.Tests.Storage.S3;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Backup;

public sealed class CopyJobTests : IDisposable
{
    private static readonly DateTimeOffset s_taken = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private readonly Tests.Storage.TemporaryFolder _folder = new();

    private LocalStore One => new(StoreUrl.Parse(_folder["one"]));

    private LocalStore Two => new(StoreUrl.Parse(_folder["two"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_goes_to_a_bucket_and_back_and_is_the_same()
    {
        var bucket = await S3Scene.OpenAsync("lock=governance", locked: true);
        var manifest = await HandMadeBackup.PutAsync(One, s_taken);

        var there = await CopyAsync(One, bucket, manifest);
        var back = await CopyAsync(bucket, Two, manifest);

        Assert.Equal((3, 3), (there.Files, back.Files));
        var copy = await new BackupCatalog(Two).FindAsync("latest", null, null, CancellationToken.None);
        Assert.Equal(manifest with { Sha256 = copy.Sha256 }, copy, ManifestText);
        Assert.Empty(await new ArchiveFetch(Two, 2).FindProblemsAsync(copy, null, CancellationToken.None));
        Assert.NotEmpty(await new Journal(bucket, TimeProvider.System).ReadAsync("pmo", s_taken, ["copy"], CancellationToken.None).ToArrayAsync());
    }

    [Fact]
    public async Task A_copy_that_broke_off_goes_on_where_it_was()
    {
        var manifest = await ReadAsync(One, await HandMadeBackup.PutAsync(One, s_taken));
        await CopyAsync(One, Two, manifest);
        await Two.DeleteAsync(KeyLayout.ManifestKey("daily", "pmo", manifest.Id), CancellationToken.None);
        await Two.DeleteAsync(BackupFiles.Key(manifest, BackupFiles.Inventory), CancellationToken.None);

        var again = await CopyAsync(One, Two, manifest);
        var third = await CopyAsync(One, Two, manifest);

        Assert.Equal((1, 0), (again.Files, third.Files));
        Assert.Empty(await new ArchiveFetch(Two, 2).FindProblemsAsync(manifest, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_damaged_file_is_not_copied_and_the_copy_is_no_backup()
    {
        var manifest = await ReadAsync(One, await HandMadeBackup.PutAsync(One, s_taken));
        var key = BackupFiles.Key(manifest, BackupFiles.Inventory);
        await File.AppendAllTextAsync(Path.Combine(_folder["one"], key.Text), "x");

        var error = await Assert.ThrowsAsync<CorruptedException>(() => CopyAsync(One, Two, manifest));

        Assert.Contains(key.Text, error.Message, StringComparison.Ordinal);
        Assert.Null(await Two.FindAsync(key, CancellationToken.None));
        Assert.Empty((await new BackupCatalog(Two).ListAsync(null, null, CancellationToken.None)).Backups);
    }

    [Fact]
    public async Task Another_file_in_its_place_is_neither_overwritten_nor_taken_for_it()
    {
        var manifest = await ReadAsync(One, await HandMadeBackup.PutAsync(One, s_taken));
        await Two.PutAsync(BackupFiles.Key(manifest, BackupFiles.Inventory), [1, 2, 3], CancellationToken.None);

        await Assert.ThrowsAsync<CorruptedException>(() => CopyAsync(One, Two, manifest));

        Assert.Empty((await new BackupCatalog(Two).ListAsync(null, null, CancellationToken.None)).Backups);
    }

    [Fact]
    public async Task Another_backup_of_the_same_id_is_told()
    {
        var manifest = await ReadAsync(One, await HandMadeBackup.PutAsync(One, s_taken));
        await HandMadeBackup.PutManifestAsync(Two, manifest with { Labels = new Dictionary<string, string> { ["a"] = "b" } });

        var error = await Assert.ThrowsAsync<CorruptedException>(() => CopyAsync(One, Two, manifest));

        Assert.Contains("another backup of the id", error.Message, StringComparison.Ordinal);
    }

    private static IEqualityComparer<Manifest> ManifestText { get; } = EqualityComparer<Manifest>.Create(
        (a, b) => ManifestDocument.Write(a!).AsSpan().SequenceEqual(ManifestDocument.Write(b!)), m => m.Id.GetHashCode());

    private static async Task<Manifest> ReadAsync(IObjectStore store, Manifest manifest) =>
        (await new BackupCatalog(store).TryReadAsync(new BackupAddress(manifest.Class, manifest.Database, manifest.Id), CancellationToken.None))!;

    private static Task<CopyResult> CopyAsync(IObjectStore from, IObjectStore to, Manifest manifest) =>
        new CopyJob(from, to, TimeProvider.System).RunAsync(manifest, null, CancellationToken.None);
}
