using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tests.Backup;

namespace PmoBackup.Tests.Postgres;

public sealed class PostgresToolsTests
{
    [Fact]
    public async Task The_lowest_version_that_is_new_enough_is_chosen()
    {
        using var v98 = await ScriptedTools.MakeAsync("", "98.1");
        using var v97 = await ScriptedTools.MakeAsync("", "97.3 (Debian 97.3-1)");
        using var v96 = await ScriptedTools.MakeAsync("", "96.0");

        var tools = await PostgresTools.FindAsync(97, Look(path: $"{v96.Path}:{v98.Path}:{v97.Path}"), CancellationToken.None);

        Assert.Equal((v97.Path, 97, "97.3"), (tools.Folder, tools.Major, tools.Version));
        Assert.True(tools.HasZstd);
    }

    [Fact]
    public async Task Of_equal_versions_the_one_in_the_named_folder_is_chosen()
    {
        using var one = await ScriptedTools.MakeAsync("", "97.3");
        using var other = await ScriptedTools.MakeAsync("", "97.2");

        Assert.Equal(other.Path, (await PostgresTools.FindAsync(97, Look(other.Path, one.Path), CancellationToken.None)).Folder);
    }

    [Fact]
    public async Task When_none_fits_the_versions_that_there_are_are_named()
    {
        using var old = await ScriptedTools.MakeAsync("", "9.6.24");
        using var beta = await ScriptedTools.MakeAsync("", "96beta2");

        var error = await Assert.ThrowsAsync<MissingToolException>(
            () => PostgresTools.FindAsync(97, Look(old.Path, beta.Path), CancellationToken.None));

        Assert.StartsWith("pg_dump 97 or newer is needed; found ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"9.6.24 in {old.Path}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"96beta2 in {beta.Path}", error.Message, StringComparison.Ordinal);
        Assert.Contains("postgresql-client-97", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_broken_or_halved_is_passed_over()
    {
        using var halved = await ScriptedTools.MakeAsync("", "97.1");
        File.Delete(halved["pg_restore"]);
        using var silent = await ScriptedTools.MakeAsync("", "no version");
        using var good = await ScriptedTools.MakeAsync("", "97.2");

        var tools = await PostgresTools.FindAsync(97, Look(halved.Path, $"/nowhere:{silent.Path}:{good.Path}"), CancellationToken.None);

        Assert.Equal(good.Path, tools.Folder);
    }

    private static Func<string, string?> Look(string? named = null, string? path = null) => name => name switch
    {
        PostgresTools.FolderVariable => named,
        "PATH" => path,
        _ => null,
    };
}
