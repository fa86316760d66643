using PmoBackup.Backup;

namespace PmoBackup.Tests.Backup;

public sealed class DumpFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "pg_dump: finished item 3454 TABLE DATA client", true)]
    [InlineData(true, "pg_dump: finished item 3455 TABLE DATA client", false)]
    [InlineData(false, "pg_dump: finished item 3454 TABLE DATA client", false)]
    [InlineData(true, "pg_dump: dumping contents of table \"public.finished item 3454 TABLE DATA x\"", false)]
    [InlineData(true, "pg_dump: finished item 7 TABLE DATA pg_dump: finished item 3454 TABLE DATA x", false)]
    public async Task A_file_is_complete_when_pg_dump_says_so_and_no_name_can_say_it_instead(bool trustLines, string line, bool complete)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "3454.dat.gz"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "toc.dat"), "");
        var dump = new DumpFolder(_folder.Path, trustLines);
        dump.OnLine(line);

        var file = await dump.NewTableFilesAsync(CancellationToken.None).FirstAsync();

        Assert.Equal(complete, file.Complete.IsCompleted);
        dump.OnExit();
        await file.Complete;
        Assert.Equal(["toc.dat"], dump.OtherFiles().Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_grew_after_it_was_stored_is_found()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "1.dat"), "whole");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "2.dat"), "stored, and written on");
        var dump = new DumpFolder(_folder.Path, trustLines: true);

        Assert.Equal("2.dat", dump.FindCutFile([("1.dat", 5), ("2.dat", 6)]));
        Assert.Null(dump.FindCutFile([("1.dat", 5)]));
    }
}
