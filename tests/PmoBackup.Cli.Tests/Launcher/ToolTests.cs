using System.IO.Compression;

namespace PmoBackup.Cli.Tests.Launcher;

/// <summary>The CLI as a .NET tool.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", "Long")]
    public async Task It_packs_and_installs_and_runs_with_nothing_but_its_package()
    {
        // Built as these tests are.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var packed = await DotnetAsync(
            "pack", Path.Combine(Programs.Root, "src/PmoBackup.Cli"), "--no-build", "-c", configuration, "-o", _folder.File("packages"), "-nologo");
        Assert.True(packed.ExitCode == 0, packed.Out + packed.Error);
        var package = Path.Combine(_folder.Path, "packages", $"pmo-backup.{ProductVersion.Text}.nupkg");
        using (var content = ZipFile.OpenRead(package))
            Assert.Contains(content.Entries, entry => entry.FullName == "README.md");
        _folder.Write("nuget.config", $"""
            <configuration><packageSources><clear/><add key="local" value="{_folder.File("packages")}"/></packageSources></configuration>
            """);

        var installed = await DotnetAsync(
            "tool", "install", "pmo-backup", "--version", ProductVersion.Text, "--tool-path", _folder.File("tools"), "--configfile", _folder.File("nuget.config"));
        Assert.True(installed.ExitCode == 0, installed.Out + installed.Error);
        var run = await Programs.RunAsync(_folder.File("tools", "pmo-backup"), ["--version"]);

        Assert.Equal(new Finished(0, $"{ProductVersion.Text}\n", ""), run);
    }

    // A home of its own: what is installed for a test is found by nothing else.
    private Task<Finished> DotnetAsync(params string[] arguments) => Programs.RunAsync("dotnet", arguments, new Dictionary<string, string?>
    {
        ["DOTNET_CLI_HOME"] = _folder.Path,
        ["NUGET_PACKAGES"] = arguments[0] == "tool" ? _folder.File("cache") : null,
        ["DOTNET_NOLOGO"] = "true",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
    });
}
