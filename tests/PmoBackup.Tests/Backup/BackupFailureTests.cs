using PmoBackup.Errors;

namespace PmoBackup.Tests.Backup;

public sealed class BackupFailureTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string TwoTables = """
        CREATE TABLE client (id int PRIMARY KEY, name text); INSERT INTO client SELECT g, 'client ' || g FROM generate_series(1, 50) g;
        CREATE TABLE project (id serial PRIMARY KEY); INSERT INTO project SELECT FROM generate_series(1, 7);
        """;

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task Whichever_object_the_store_fails_to_keep_there_is_no_backup_and_no_file(string format)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(TwoTables));
        scene.Options = scene.Options with { Format = format };
        for (var failing = 1; ; failing++)
        {
            var puts = 0;
            scene.Store.Before = (_, words) =>
            {
                if (words.StartsWith("put", StringComparison.Ordinal) && !words.StartsWith("put journal", StringComparison.Ordinal)
                    && Interlocked.Increment(ref puts) == failing)
                {
                    throw new UnreachableException("The store is full.");
                }
            };
            if (await Record.ExceptionAsync(() => scene.RunAsync()) is not { } error)
            {
                Assert.Equal(format == "directory" ? 6 : 4, failing);
                break;
            }
            Assert.Equal("The store is full.", Assert.IsType<UnreachableException>(error).Message);
            await scene.NothingIsLeftAsync();
        }
        Assert.Single((await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Backups);
        await scene.NothingRunsAsync();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_told_and_does_not_undo_the_backup()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(TwoTables));
        scene.Store.Before = (_, words) =>
        {
            if (words.StartsWith("put journal", StringComparison.Ordinal))
                throw new UnreachableException("The store is full.");
        };

        var result = await scene.RunAsync();

        Assert.Equal("The store is full.", result.JournalFailure);
        Assert.Single((await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Backups);
    }

    [Theory]
    [InlineData("directory", false)]
    [InlineData("directory", true)]
    [InlineData("custom", false)]
    public async Task Cancelled_at_any_request_to_the_store_there_is_a_whole_backup_or_none(string format, bool after)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(TwoTables));
        scene.Options = scene.Options with { Format = format };
        var cancelled = 0;
        for (var moment = 1; ; moment++)
        {
            using var cancel = new CancellationTokenSource();
            var requests = 0;
            var isStored = false;
            void Step(string words)
            {
                if (Interlocked.Increment(ref requests) == moment)
                    cancel.Cancel();
            }
            scene.Store.Before = (_, words) =>
            {
                if (!after)
                    Step(words);
            };
            scene.Store.After = (_, words) =>
            {
                isStored |= words.StartsWith("put", StringComparison.Ordinal) && words.EndsWith("manifest.json", StringComparison.Ordinal);
                if (after)
                    Step(words);
            };
            var error = await Record.ExceptionAsync(() => scene.RunAsync(cancellationToken: cancel.Token));
            scene.Store.Before = scene.Store.After = null;
            if (isStored)
            {
                Assert.Null(error);
                Assert.Single((await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Backups);
                break;
            }
            Assert.IsType<OperationCanceledException>(error, exactMatch: false);
            cancelled++;
            await scene.NothingIsLeftAsync();
        }
        Assert.InRange(cancelled, 5, 20);
        await scene.NothingRunsAsync();
    }

    [Fact]
    public async Task Cancelled_at_any_report_of_progress_nothing_is_left()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(TwoTables));
        var phases = new HashSet<string>();
        for (var moment = 1; ; moment++)
        {
            using var cancel = new CancellationTokenSource();
            var reports = 0;
            var error = await Record.ExceptionAsync(() => scene.RunAsync(new ProgressTo(report =>
            {
                if (Interlocked.Increment(ref reports) != moment)
                    return;
                phases.Add(report.Phase);
                cancel.Cancel();
            }), cancel.Token));
            if (error is null)
                break;
            Assert.IsType<OperationCanceledException>(error, exactMatch: false);
            await scene.NothingIsLeftAsync();
        }
        Assert.Equal(["dump", "manifest", "preflight", "snapshot"], phases.Order());
    }

    [Fact]
    public async Task Cancelled_while_pg_dump_works_nothing_is_left()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(
            "CREATE TABLE big AS SELECT g, md5(g::text) AS a, md5((g + 1)::text) AS b FROM generate_series(1, 300000) g"));
        using var cancel = new CancellationTokenSource();
        // The first piece of the table reaches the store while pg_dump is at its middle.
        scene.Store.Before = (_, words) =>
        {
            if (words.Contains("/archive/", StringComparison.Ordinal))
                cancel.CancelAfter(TimeSpan.FromMilliseconds(30));
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.RunAsync(cancellationToken: cancel.Token));

        scene.Store.Before = null;
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_backup_that_failed_is_in_the_journal_with_its_reason()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(TwoTables));
        scene.Store.Before = (_, words) =>
        {
            if (words.EndsWith("inventory.json", StringComparison.Ordinal))
                throw new UnreachableException("The store is full.");
        };
        await Assert.ThrowsAsync<UnreachableException>(() => scene.RunAsync());

        var entry = Assert.Single(await new PmoBackup.Catalog.Journal(scene.Store, TimeProvider.System)
            .ReadAsync(scene.Options.Source.Database, DateTimeOffset.UnixEpoch, ["backup"], CancellationToken.None).ToArrayAsync());

        Assert.False(entry.Passed);
        Assert.Equal("The store is full.", entry.Message);
        Assert.NotNull(entry.Backup);
    }
}
