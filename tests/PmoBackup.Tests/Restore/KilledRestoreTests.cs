using PmoBackup.Postgres;
using PmoBackup.Restore;
using PmoBackup.Verification;

namespace PmoBackup.Tests.Restore;

public sealed class KilledRestoreTests(SmallBackupFixture small) : IClassFixture<SmallBackupFixture>
{
    [Theory]
    [InlineData("exit 1", false)]
    [InlineData("exit 2", true)]
    [InlineData("kill -9 $$", true)]
    public async Task A_pg_restore_that_did_not_come_to_its_end_has_failed_although_its_messages_were_harmless(string end, bool fails)
    {
        using var folder = new Storage.TemporaryFolder();
        var real = await PostgresTools.FindAsync(small.Manifest.DumpMajor, StoreScene.Variable, CancellationToken.None);
        var inventory = await small.Scene.InventoryAsync(small.Manifest);
        var everything = ArchiveSelection.Everything;
        Directory.CreateDirectory(folder["archive"]);
        var toc = await new ArchiveRestore(small.Scene.Store, real, 1).FetchAsync(small.Manifest, inventory, everything, folder["archive"], null, CancellationToken.None);
        Directory.CreateDirectory(folder["bin"]);
        var tools = real with { Folder = folder["bin"] };
        await File.WriteAllTextAsync(tools.Restore, $"#!/bin/sh\necho 'pg_restore: error: could not execute query: ERROR:  schema \"public\" already exists' >&2\n{end}\n");
        File.SetUnixFileMode(tools.Restore, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var restore = new ArchiveRestore(small.Scene.Store, tools, 1);

        var e = await Record.ExceptionAsync(() => restore.RunAsync(small.Manifest, toc, everything, folder["archive"], small.Source, [], null, null, CancellationToken.None));

        if (fails)
            Assert.IsType<RestoreFailedException>(e);
        else
            Assert.Null(e);
    }
}
