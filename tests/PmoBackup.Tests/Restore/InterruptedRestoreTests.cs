using System.Globalization;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;

namespace PmoBackup.Tests.Restore;

/// <summary>A restore that ends early leaves no process, no temporary folder and no database.</summary>
public sealed class InterruptedRestoreTests(InterruptedRestoreTests.LargerBackup backup) : IClassFixture<InterruptedRestoreTests.LargerBackup>
{
    [Theory]
    [InlineData("preflight", false)]
    [InlineData("fetch", false)]
    [InlineData("restore", false)]
    [InlineData("compare", false)]
    [InlineData("mask", true)]
    public async Task Cancelling_at_any_phase_leaves_nothing(string phase, bool mask)
    {
        var scene = backup.Scene;
        var (name, reached) = ($"t_{Guid.NewGuid():N}", false);
        using var source = new CancellationTokenSource();
        var progress = new Reporting(report =>
        {
            if (report.Phase != phase)
                return;
            reached = true;
            source.Cancel();
        });
        var options = scene.Options(backup.Postgres.Server.Url()) with { Create = name };
        if (mask)
        {
            await File.WriteAllTextAsync(scene.At(name), "SELECT pg_sleep(600)");
            options = options with { MaskFile = scene.At(name) };
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.RestoreJob.RunAsync(backup.Manifest, options, progress, source.Token));

        Assert.True(reached);
        Assert.False(await PostgresFixture.ScalarAsync<bool>(backup.Postgres.Server.Url(), $"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')"));
        AssertNoProcessOf(name);
        scene.AssertNothingTemporaryIsLeft();
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("compare")]
    public async Task A_server_that_vanishes_midway_is_told_in_a_sentence_and_leaves_no_process_and_no_file(string phase)
    {
        var scene = backup.Scene;
        var server = await LocalServer.StartAsync(new LocalServerOptions { BinFolder = SharedPostgres.BinFolder }, CancellationToken.None);
        await using var disposing = server;
        var vanished = 0;
        var progress = new Reporting(report =>
        {
            if (report.Phase == phase && Interlocked.Exchange(ref vanished, 1) == 0)
                server.DisposeAsync().AsTask().Wait();
        });
        var name = $"t_{Guid.NewGuid():N}";

        var e = await Assert.ThrowsAnyAsync<PmoException>(() => scene.RestoreJob.RunAsync(
            backup.Manifest, scene.Options(server.Url()) with { Create = name }, progress, CancellationToken.None));

        Assert.Equal(1, vanished);
        Assert.Contains(e.ExitCode, new[] { ExitCode.Unreachable, ExitCode.ToolFailed });
        Assert.Contains($"The new database {name} could not be dropped again: The server at 127.0.0.1:", e.Message, StringComparison.Ordinal);
        Assert.Contains($"DROP DATABASE \"{name}\"", e.Hint, StringComparison.Ordinal);
        Assert.False((await scene.JournalAsync(backup.Manifest.Database, "restore"))[^1].Passed);
        AssertNoProcessOf(name);
        scene.AssertNothingTemporaryIsLeft();
    }

    // pg_restore has the name of its target among its arguments.
    private static void AssertNoProcessOf(string database)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                Assert.DoesNotContain(database, File.ReadAllText(Path.Combine(process, "cmdline")), StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
    }

    /// <summary>A backup whose rows take pg_restore a while.</summary>
    public sealed class LargerBackup : IAsyncLifetime
    {
        private Manifest? _manifest;

        public PostgresFixture Postgres { get; } = new();

        public StoreScene Scene { get; } = new();

        public Manifest Manifest => _manifest!;

        public async Task InitializeAsync()
        {
            await Postgres.InitializeAsync();
            _manifest = await Scene.BackUpAsync(await Postgres.CreateDatabaseAsync(SmallPlatform.Sql + string.Join(' ', Enumerable.Range(1, 6).Select(i =>
                $"CREATE TABLE large_{i} AS SELECT g AS id, md5(g::text) AS a FROM generate_series(1, 20000) g; CREATE INDEX ON large_{i} (a);"))));
        }

        public async Task DisposeAsync()
        {
            await Postgres.DisposeAsync();
            Scene.Dispose();
        }
    }
}
