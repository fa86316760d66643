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
}
