using PmoBackup.Errors;
using PmoBackup.Hosting;

namespace PmoBackup.Tests.Hosting;

public sealed class ServerBinariesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pmo-t-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_smallest_version_that_is_new_enough_wins()
    {
        var folders = string.Join(':', Install("93"), Install("91"), Install("90"));

        var found = await ServerBinaries.FindAsync(91, name => name == "PMO_PG_BIN" ? folders : null, CancellationToken.None);

        Assert.Equal(Path.Combine(_root, "91"), found);
    }

    [Fact]
    public async Task Links_in_a_folder_of_PATH_lead_to_the_servers_own_folder()
    {
        var links = Directory.CreateDirectory(Path.Combine(_root, "links")).FullName;
        foreach (var program in Directory.EnumerateFiles(Install("92")))
            File.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(program)), program);

        var found = await ServerBinaries.FindAsync(92, name => name == "PATH" ? links : null, CancellationToken.None);

        Assert.Equal(Path.Combine(_root, "92"), found);
    }

    [Fact]
    public async Task A_folder_that_lacks_a_program_or_whose_server_does_not_run_is_passed_over()
    {
        var folders = string.Join(':', Install("94", "exit 1"), Install("95"), Install("96"), Path.Combine(_root, "none"));
        File.Delete(Path.Combine(_root, "95", "initdb"));

        var found = await ServerBinaries.FindAsync(94, name => name == "PMO_PG_BIN" ? folders : null, CancellationToken.None);

        Assert.Equal(Path.Combine(_root, "96"), found);
    }

    [Fact]
    public async Task When_none_is_new_enough_the_error_names_what_there_is_and_what_to_type()
    {
        var folder = Install("97");

        var e = await Assert.ThrowsAsync<MissingToolException>(
            () => ServerBinaries.FindAsync(98, name => name == "PMO_PG_BIN" ? folder : null, CancellationToken.None));

        Assert.Contains("97", e.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-98", e.Hint, StringComparison.Ordinal);
        Assert.Equal(ExitCode.MissingTool, e.ExitCode);
    }

    [Fact]
    public async Task A_folder_that_is_named_wins_over_a_lower_version_in_PATH()
    {
        var (named, lower) = (Install("97"), Install("96"));

        var found = await ServerBinaries.FindAsync(96, name => name == "PMO_PG_BIN" ? named : name == "PATH" ? lower : null, CancellationToken.None);

        Assert.Equal(named, found);
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
