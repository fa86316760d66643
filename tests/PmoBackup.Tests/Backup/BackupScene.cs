using PmoBackup.Backup;
using PmoBackup.Catalog;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Backup;

/// <summary>A store and a temporary folder for the backups of one test.</summary>
internal sealed class BackupScene : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public BackupScene(DatabaseUrl source)
    {
        StoreFolder = Path.Combine(_folder.Path, "store");
        Store = new ObservedStore(new LocalStore(StoreUrl.Parse($"file://{StoreFolder}")));
        Options = new BackupOptions
        {
            Source = source,
            Jobs = 2,
            TemporaryFolder = Directory.CreateDirectory(Path.Combine(_folder.Path, "temp")).FullName,
        };
    }

    public BackupOptions Options { get; set; }

    public ObservedStore Store { get; }

    public string StoreFolder { get; }

    public BackupCatalog Catalog => new(Store);

    public Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;

    public Task<BackupResult> RunAsync(IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        new BackupJob(Store, TimeProvider.System, Variable).RunAsync(Options, progress, cancellationToken);

    public async Task<Inventory> TakeAsync() => await Catalog.ReadInventoryAsync((await RunAsync()).Manifest, CancellationToken.None);

    /// <summary>No file of a backup in the store, no temporary file, no process of ours, no session of ours.</summary>
    public async Task NothingIsLeftAsync()
    {
        Assert.Empty(await Store.ListAsync("", CancellationToken.None).Select(o => o.Key.Text)
            .Where(k => !k.StartsWith("journal/", StringComparison.Ordinal)).ToArrayAsync());
        Assert.Empty((await Catalog.ListAsync(null, null, CancellationToken.None)).Backups);
        await NothingRunsAsync();
    }

    public async Task NothingRunsAsync()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Options.TemporaryFolder));
        Assert.Empty(Directory.Exists(Path.Combine(StoreFolder, ".tmp")) ? Directory.EnumerateFiles(Path.Combine(StoreFolder, ".tmp")) : []);
        Assert.DoesNotContain(CommandLines(), line => line.Contains(_folder.Path, StringComparison.Ordinal));
        // A backend notices a little later that its client is gone.
        await Eventually.TrueAsync("our sessions are gone", async () => await PostgresFixture.ScalarAsync<long>(Options.Source.WithDatabase("postgres"), $"""
            SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pmo-backup%' AND datname = {SqlName.Literal(Options.Source.Database)}
            """) == 0);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            yield return line.Replace('\0', ' ');
        }
    }
}
