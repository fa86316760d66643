using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Backup;

public sealed class ScriptedDumpTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string OneTable = "CREATE TABLE client AS SELECT g AS id FROM generate_series(1, 100) g";

    [Theory]
    [InlineData("directory", "mkdir \"$out\"; echo rows | gzip > \"$out/3454.dat.gz\"; echo toc > \"$out/toc.dat\"; sleep 0.3")]
    [InlineData("custom", "head -c 1000000 /dev/zero")]
    public async Task A_dump_that_fails_halfway_leaves_no_backup(string format, string half)
    {
        using var tools = await ScriptedTools.MakeAsync($"{half}; echo 'pg_dump: error: the disk said no' >&2; exit 1");
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Format = format };

        var error = await Assert.ThrowsAsync<ToolFailedException>(() => scene.RunAsync());

        Assert.Equal(("pg_dump", 1), (error.Tool, error.ToolExitCode));
        Assert.Contains("the disk said no", error.Message, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_stream_whose_dump_fails_is_never_published_under_its_name()
    {
        using var tools = await ScriptedTools.MakeAsync("head -c 3000000 /dev/urandom; exit 1");
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Format = "custom" };
        var published = false;
        scene.Store.After = (_, words) => published |= words.StartsWith("put", StringComparison.Ordinal) && words.EndsWith("archive.dump", StringComparison.Ordinal);

        await Assert.ThrowsAsync<ToolFailedException>(() => scene.RunAsync());

        Assert.False(published);
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task A_dump_that_hangs_and_ignores_the_interrupt_is_killed_with_its_children(string format)
    {
        using var tools = await ScriptedTools.MakeAsync("""
            trap '' INT TERM
            sleep 1000 &
            echo $! > "$here/child"; touch "$here/started"
            wait
            """);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Format = format };
        using var cancel = new CancellationTokenSource();
        var running = scene.RunAsync(cancellationToken: cancel.Token);
        await tools.StartedAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        // What is dead and only waits for its parent to take note has no command line any more.
        var child = $"/proc/{(await File.ReadAllTextAsync(tools["child"])).Trim()}/cmdline";
        Assert.True(!File.Exists(child) || (await File.ReadAllTextAsync(child)).Length == 0);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task Megabytes_of_complaints_cost_no_memory_and_the_last_of_them_are_shown()
    {
        using var tools = await ScriptedTools.MakeAsync("""
            head -c 20000000 /dev/zero | tr '\0' x >&2
            for i in {1..20000}; do echo "complaint number $i of very many" >&2; done
            exit 1
            """);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };

        var error = await Assert.ThrowsAsync<ToolFailedException>(() => scene.RunAsync());

        Assert.InRange(error.ErrorTail.Length, 7_000, 8_000);
        Assert.Contains("complaint number 20000 ", error.ErrorTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_meets_a_lock_is_tried_again_on_a_fresh_snapshot()
    {
        using var tools = await ScriptedTools.MakeAsync("""
            if [ ! -e "$here/second" ]; then
                touch "$here/second"; mkdir "$out"; echo half > "$out/3454.dat.gz"
                echo 'pg_dump: error: could not obtain lock on relation "public.client"' >&2
                exit 1
            fi
            exec "$real/pg_dump" "$@"
            """);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };

        var result = await scene.RunAsync();

        Assert.Equal(2, result.Attempts);
        Assert.Equal(100, result.Manifest.Totals.Rows);
        Assert.Empty((await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Incomplete);
    }

    [Fact]
    public async Task A_worker_that_meets_a_lock_each_time_is_given_up_with_the_table_named()
    {
        using var tools = await ScriptedTools.MakeAsync("""
            echo once >> "$here/times"; echo 'pg_dump: error: could not obtain lock on relation "public.client"' >&2; exit 1
            """);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };

        var error = await Assert.ThrowsAnyAsync<PmoException>(() => scene.RunAsync());

        Assert.Equal(ExitCode.Busy, error.ExitCode);
        Assert.Contains("public.client", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(tools["times"])).Length);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_dump_that_leaves_rows_out_is_not_published()
    {
        using var tools = await ScriptedTools.MakeAsync("""
            "$real/pg_dump" "${@/#--file=*/--file=$here/draft}" || exit
            for file in "$here/draft"/*.dat.gz; do zcat "$file" | sed 3d | gzip > "$file.new"; mv "$file.new" "$file"; done
            mv "$here/draft" "$out"
            """);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Compress = "gzip:1" };

        var error = await Assert.ThrowsAsync<CorruptedException>(() => scene.RunAsync());

        Assert.Contains("public.client has 99 rows in the archive and 100 on the server", error.Message, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_dump_whose_files_cannot_be_decompressed_is_not_published()
    {
        using var tools = await ScriptedTools.MakeAsync("mkdir \"$out\"; echo nonsense > \"$out/3454.dat.gz\"; echo toc > \"$out/toc.dat\"");
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(OneTable)) { Variable = tools.Variable };

        var error = await Assert.ThrowsAsync<CorruptedException>(() => scene.RunAsync());

        Assert.Contains("archive/3454.dat.gz", error.Message, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }
}
