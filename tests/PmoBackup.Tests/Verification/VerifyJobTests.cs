using PmoBackup.Catalog;
using PmoBackup.Hosting;
using PmoBackup.Restore;
using PmoBackup.Tests.Restore;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Verification;

public sealed class VerifyJobTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>, IDisposable
{
    private readonly StoreScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task A_whole_backup_passes_and_the_journal_says_so(string format)
    {
        var manifest = await _scene.BackUpAsync(small.Source, format);

        var result = await VerifyAsync(manifest);

        Assert.True(result.Passed);
        Assert.Equal((3, manifest.Files.Count, manifest.Files.Sum(f => f.SizeBytes)), (result.Tables, result.Files, result.Bytes));
        var entry = Assert.Single(await _scene.JournalAsync(manifest.Database, "verify"));
        Assert.True(entry.Passed);
        Assert.Equal((manifest.Id, null, result.Files), (entry.Backup, entry.Message, (int)entry.Figures["files"]));
        var proofs = await BackupProof.ReadAllAsync(new Journal(_scene.Store, TimeProvider.System), manifest.Database, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.NotNull(proofs[manifest.Id].VerifiedAt);
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task Every_file_that_was_truncated_lengthened_altered_or_removed_is_named(string format)
    {
        var manifest = await _scene.BackUpAsync(small.Source, format);
        foreach (var file in manifest.Files)
        {
            var path = _scene.PathOf(manifest, file.Path);
            var good = await File.ReadAllBytesAsync(path);

            await AssertProblemAsync(manifest, path, good[..^1], $"{file.Path} has {good.Length - 1} bytes; the manifest of {manifest.Id} says {good.Length}.");
            await AssertProblemAsync(manifest, path, [.. good, 0], $"{file.Path} has {good.Length + 1} bytes; the manifest of {manifest.Id} says {good.Length}.");
            await AssertProblemAsync(manifest, path, [.. good[..^1], (byte)(good[^1] ^ 1)], $"{file.Path} of {manifest.Id} was altered: its hash is not that of the manifest.");
            await AssertProblemAsync(manifest, path, null, $"{file.Path} of {manifest.Id} is missing in the store.");
            await File.WriteAllBytesAsync(path, good);
        }
        Assert.True((await VerifyAsync(manifest)).Passed);
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task All_problems_are_found_and_the_journal_has_a_failed_entry_with_the_first()
    {
        var manifest = await _scene.BackUpAsync(small.Source);
        foreach (var file in manifest.Files)
            File.Delete(_scene.PathOf(manifest, file.Path));

        var result = await VerifyAsync(manifest);

        Assert.Equal(manifest.Files.Select(f => $"{f.Path} of {manifest.Id} is missing in the store."), result.Problems);
        var entry = Assert.Single(await _scene.JournalAsync(manifest.Database, "verify"));
        Assert.False(entry.Passed);
        Assert.Equal(result.Problems[0], entry.Message);
    }

    [Fact]
    public async Task Files_of_two_tables_that_changed_places_are_both_named()
    {
        var manifest = await _scene.BackUpAsync(small.Source);
        var (one, other) = (await _scene.RowsOfAsync(manifest, "note"), await _scene.RowsOfAsync(manifest, "project"));
        var (first, second) = (_scene.PathOf(manifest, one), _scene.PathOf(manifest, other));
        File.Move(first, first + "~");
        File.Move(second, first);
        File.Move(first + "~", second);

        var result = await VerifyAsync(manifest);

        Assert.Equal(2, result.Problems.Count);
        Assert.All([one, other], path => Assert.Single(result.Problems, p => p.StartsWith(path, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_another_backup_is_named_and_so_is_another_backups_inventory()
    {
        var older = await _scene.BackUpAsync(small.Source);
        var source = await small.Postgres.CreateDatabaseAsync(SmallPlatform.Sql + "UPDATE note SET body = 'another';");
        var manifest = await _scene.BackUpAsync(source);
        var rows = await _scene.RowsOfAsync(manifest, "note");
        File.Copy(_scene.PathOf(older, await _scene.RowsOfAsync(older, "note")), _scene.PathOf(manifest, rows), overwrite: true);
        File.Copy(_scene.PathOf(older, BackupFiles.Inventory), _scene.PathOf(manifest, BackupFiles.Inventory), overwrite: true);

        var result = await VerifyAsync(manifest);

        Assert.Equal([rows, BackupFiles.Inventory], result.Problems.Select(p => p.Split(' ')[0]));
    }

    [Theory]
    [InlineData("directory", BackupFiles.ArchiveToc)]
    [InlineData("custom", BackupFiles.ArchiveFile)]
    public async Task An_archive_that_pg_restore_cannot_read_is_a_problem_in_its_own_words_although_every_hash_fits(string format, string file)
    {
        var manifest = await _scene.BackUpAsync(small.Source, format);
        manifest = await _scene.ReplaceAsync(manifest, file, "not an archive of PostgreSQL at all"u8.ToArray());

        var problem = Assert.Single((await VerifyAsync(manifest)).Problems);

        Assert.StartsWith($"pg_restore cannot read the archive of {manifest.Id}: pg_restore: error: ", problem, StringComparison.Ordinal);
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task A_table_of_the_inventory_that_the_archive_does_not_name_or_whose_file_the_manifest_does_not_name_is_a_problem()
    {
        var manifest = await _scene.BackUpAsync(small.Source);
        var inventory = await _scene.InventoryAsync(manifest);
        var tables = inventory.Tables.Select(t => t.Name == "note" ? t with { Oid = 1 } : t.Name == "project" ? t with { File = "archive/1.dat.gz" } : t);
        manifest = await _scene.ReplaceAsync(manifest, BackupFiles.Inventory, CanonicalJson.Write(inventory with { Tables = [.. tables] }));

        var result = await VerifyAsync(manifest);

        Assert.Equal(
            [
                $"The archive of {manifest.Id} does not name the table public.note.",
                $"The rows of public.project should be in archive/1.dat.gz, which the manifest of {manifest.Id} does not name.",
            ], result.Problems);
        Assert.Equal(2, result.Tables);
    }

    [Fact]
    public async Task A_manifest_without_a_table_of_contents_is_a_problem()
    {
        var manifest = await _scene.BackUpAsync(small.Source);

        var result = await VerifyAsync(manifest with { Files = [.. manifest.Files.Where(f => f.Path != BackupFiles.ArchiveToc)] });

        Assert.Equal([$"The archive of {manifest.Id} has no table of contents."], result.Problems);
    }

    [Fact]
    public async Task A_deep_verification_restores_on_a_private_server_and_finds_everything_equal_or_tells_what_is_not()
    {
        var manifest = await _scene.BackUpAsync(small.Source);
        var inventory = await _scene.InventoryAsync(manifest);
        var doctored = await _scene.ReplaceAsync(manifest, BackupFiles.Inventory, CanonicalJson.Write(
            inventory with { Tables = [.. inventory.Tables.Select(t => t.Name == "note" ? t with { Rows = t.Rows + 1 } : t)] }));

        var different = await VerifyAsync(doctored, deep: true);
        await _scene.ReplaceAsync(manifest, BackupFiles.Inventory, CanonicalJson.Write(inventory));
        var equal = await VerifyAsync(manifest, deep: true);

        Assert.False(different.Passed);
        Assert.Equal([new Difference("rows", "public.note", "101", "100")], different.Comparison!.Differences);
        Assert.True(equal.Passed);
        Assert.Equal(350, equal.Comparison!.Rows);
        Assert.Equal([(false, "rows of public.note: expected 101, found 100"), (true, null)], (await _scene.JournalAsync(manifest.Database, "verify")).Select(e => (e.Passed, e.Message)));
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task Rows_that_cannot_be_restored_are_a_problem_of_a_deep_verification()
    {
        var manifest = await _scene.BackUpAsync(small.Source);
        manifest = await _scene.ReplaceAsync(manifest, await _scene.RowsOfAsync(manifest, "project"), "too few columns\n\\.\n"u8.ToArray());

        var result = await VerifyAsync(manifest, deep: true);

        Assert.StartsWith($"The archive of {manifest.Id} cannot be restored: pg_restore reported ", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.False(Assert.Single(await _scene.JournalAsync(manifest.Database, "verify")).Passed);
        _scene.AssertNothingTemporaryIsLeft();
    }

    [Fact]
    public async Task Cancelling_throws_and_proves_nothing()
    {
        using var source = new CancellationTokenSource();
        var progress = new Reporting(_ => source.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new VerifyJob(small.Scene.Store, TimeProvider.System, StoreScene.Variable)
            .RunAsync(small.Manifest, null, _scene.Temporary, progress, source.Token));

        Assert.Empty(await small.Scene.JournalAsync(small.Manifest.Database, "verify"));
        _scene.AssertNothingTemporaryIsLeft();
    }

    private Task<VerifyResult> VerifyAsync(Manifest manifest, bool deep = false) =>
        new VerifyJob(_scene.Store, TimeProvider.System, StoreScene.Variable).RunAsync(
            manifest, deep ? TrialAsync : null, _scene.Temporary, null, CancellationToken.None);

    private async Task<ComparisonResult> TrialAsync(Manifest manifest, Inventory inventory, CancellationToken cancellationToken) =>
        (await new TrialRestore(_scene.Store, new LocalHost(StoreScene.Variable), TimeProvider.System, StoreScene.Variable, _scene.Temporary, 2)
            .RunAsync(manifest, inventory, null, null, cancellationToken)).Comparison;

    private async Task AssertProblemAsync(Manifest manifest, string path, byte[]? content, string problem)
    {
        if (content is null)
            File.Delete(path);
        else
            await File.WriteAllBytesAsync(path, content);
        Assert.Equal([problem], (await VerifyAsync(manifest)).Problems);
    }
}
