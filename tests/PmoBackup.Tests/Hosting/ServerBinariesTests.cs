using PmoBackup.Errors;
using PmoBackup.Hosting;

namespace PmoBackup.Tests.Hosting;

public sealed class ServerBinariesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pmo-t-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_smallest_version_that_is_new_enough_wins()
    {
        var folders = string.Join(':', Install("93"), Install("91"), Install("90"));

        var found = ServerBinaries.Find(91, name => name == "PMO_PG_BIN" ? folders : null);

        Assert.Equal(Path.Combine(_root, "91"), found);
    }

    [Fact]
    public void Links_in_a_folder_of_PATH_lead_to_the_servers_own_folder()
    {
        var links = Directory.CreateDirectory(Path.Combine(_root, "links")).FullName;
        foreach (var program in Directory.EnumerateFiles(Install("92")))
            File.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(program)), program);

        var found = ServerBinaries.Find(92, name => name == "PATH" ? links : null);

        Assert.Equal(Path.Combine(_root, "92"), found);
    }

    [Fact]
    public void A_folder_that_lacks_a_program_or_whose_server_does_not_run_is_passed_over()
    {
        var folders = string.Join(':', Install("94", "exit 1"), Install("95"), Install("96"), Path.Combine(_root, "none"));
        File.Delete(Path.Combine(_root, "95", "initdb"));

        var found = ServerBinaries.Find(94, name => name == "PMO_PG_BIN" ? folders : null);

        Assert.Equal(Path.Combine(_root, "96"), found);
    }

    [Fact]
    public void When_none_is_new_enough_the_error_names_what_there_is_and_what_to_type()
    {
        var folder = Install("97");

        var e = Assert.Throws<MissingToolException>(() => ServerBinaries.Find(98, name => name == "PMO_PG_BIN" ? folder : null));

        Assert.Contains("97", e.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-98", e.Hint, StringComparison.Ordinal);
        Assert.Equal(ExitCode.MissingTool, e.ExitCode);
    }

    private string Install(string version, string? script = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, version)).FullName;
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\n{script ?? $"echo 'postgres (PostgreSQL) {version}.1'"}\n");
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
        return folder;
    }
}
