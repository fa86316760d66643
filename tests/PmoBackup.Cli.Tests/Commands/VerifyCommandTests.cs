using PmoBackup.Catalog;

namespace PmoBackup.Cli.Tests.Commands;

[Collection(CliServerCollection.Name)]
public sealed class VerifyCommandTests(CliServer server)
{
    [Fact]
    public async Task A_whole_backup_is_proven_and_then_listed_as_verified()
    {
        var store = await server.CopyStoreAsync();

        var result = await server.RunAsync($"verify {server.BackupId} --store file://{store}");
        var proven = await server.RunAsync($"check --verified --store file://{store}");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches($@"\ABackup {server.BackupId} is whole: \d+ files, .* 2 tables\.\n\z", result.Out);
        Assert.Equal(0, proven.ExitCode);
    }

    [Fact]
    public async Task Deep_restores_and_compares_and_JSON_has_what_the_reference_documents()
    {
        var result = await server.RunAsync("verify latest --deep --json --quiet");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var document = Document.Of(result);
        Assert.Equal(["id", "passed", "files", "bytes", "tables", "problems", "comparison", "seconds"], document.Members());
        Assert.Equal("700", document.Text("comparison", "rows"));
    }

    [Fact]
    public async Task A_truncated_file_ends_with_7_and_is_named()
    {
        var store = await server.CopyStoreAsync();
        var file = Directory.GetFiles(store, "*.dat*", SearchOption.AllDirectories).First(f => !f.EndsWith("toc.dat", StringComparison.Ordinal));
        await using (var stream = File.OpenWrite(file))
            stream.SetLength(stream.Length - 1);

        var text = await server.RunAsync($"verify latest --store file://{store}");
        var json = await server.RunAsync($"verify latest --json --store file://{store}");
        var drill = await server.RunAsync($"drill latest --host env:DATABASE_URL --store file://{store}");

        Assert.Equal((7, 7, 7), (text.ExitCode, json.ExitCode, drill.ExitCode));
        Assert.Contains($"- archive/{Path.GetFileName(file)} has ", text.Out, StringComparison.Ordinal);
        Assert.Contains("hint:  Do not rely on it.", text.Error, StringComparison.Ordinal);
        Assert.Equal("False", Document.Of(json).Text("passed"));
        Assert.Contains("FAILED  archive readable", drill.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_a_newer_pg_dump_than_there_is_ends_with_3_and_names_the_package()
    {
        var store = await server.CopyStoreAsync();
        await RewriteAsync(store, m => m with { Tools = new Dictionary<string, string> { ["pg_dump"] = "99.1" } });

        var result = await server.RunAsync($"verify latest --json --store file://{store}");

        Assert.Equal((3, "missingTool"), (result.ExitCode, Document.Of(result).Text("error", "code")));
        Assert.Contains("postgresql-client-99", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_of_an_unknown_version_is_refused()
    {
        var store = await server.CopyStoreAsync();
        await RewriteAsync(store, m => m with { FormatVersion = 2 });

        var result = await server.RunAsync($"verify {server.BackupId} --json --store file://{store}");

        Assert.Equal((4, "refused"), (result.ExitCode, Document.Of(result).Text("error", "code")));
        Assert.Contains("format version 2", result.Error, StringComparison.Ordinal);
        Assert.Contains("hint:  ", result.Error, StringComparison.Ordinal);
    }

    private static async Task RewriteAsync(string store, Func<Manifest, Manifest> change)
    {
        var path = Directory.GetFiles(store, "manifest.json", SearchOption.AllDirectories).Single();
        var address = KeyLayout.TryParseManifestKey(new(Path.GetRelativePath(store, path)))!;
        await File.WriteAllBytesAsync(path, ManifestDocument.Write(change(ManifestDocument.Read(await File.ReadAllBytesAsync(path), address))));
    }
}
