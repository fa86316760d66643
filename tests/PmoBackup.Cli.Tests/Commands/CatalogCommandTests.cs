namespace PmoBackup.Cli.Tests.Commands;

/// <summary>The commands that look at the store only: list, show, check, prune.</summary>
[Collection(CliServerCollection.Name)]
public sealed class CatalogCommandTests(CliServer server)
{
    private static readonly string[] s_line =
    [
        "id", "class", "database", "snapshotAt", "ageSeconds", "sizeBytes", "ratio", "tables", "rows", "format", "compression", "fingerprint",
        "verifiedAt", "drilledAt", "failedAt", "expiresAt", "held", "lockedUntil",
    ];

    [Fact]
    public async Task List_is_a_table_for_people_and_a_document_for_programs()
    {
        var text = await server.RunAsync("list");
        var json = await server.RunAsync("list --json --class daily --database pmo");

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Matches($@"\AID +CLASS +DATABASE .*\n{server.BackupId}  daily +pmo ", text.Out);
        var document = Document.Of(json);
        Assert.Equal(["backups", "incomplete", "problems"], document.Members());
        Assert.Equal(s_line, document.At("backups")[0].Members());
    }

    [Fact]
    public async Task An_empty_store_lists_nothing_and_says_what_to_do()
    {
        var result = await server.RunAsync($"list --store file://{server.NewFolder()}/none");

        Assert.Equal((0, ""), (result.ExitCode, result.Out));
        Assert.Contains("Take one: pmo-backup backup", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_and_oddest_name_keeps_its_backup_on_one_line()
    {
        var name = "\n\e[31m" + new string('ä', 25) + "\"'% /";
        var store = $"file://{server.NewFolder()}/s";
        await server.ExecuteAsync("postgres", $"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" TEMPLATE template0");
        await server.RunAsync($"backup --store {store}", ("DATABASE_URL", server.Url(Uri.EscapeDataString(name))));

        var list = await server.RunAsync($"list --store {store}");
        var check = await server.RunAsync($"check --store {store}");
        var prune = await server.RunAsync($"prune --store {store}");

        Assert.Equal([2, 1, 2], new[] { list, check, prune }.Select(r => r.Out.Count(c => c == '\n')));
        Assert.All(new[] { list, check, prune }, r => Assert.Contains($"??[31m{new string('ä', 25)}\"'% /  ", r.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_tells_a_damaged_manifest_even_when_quiet_and_ends_with_7()
    {
        var store = await server.CopyStoreAsync();
        var manifest = Directory.GetFiles(store, "manifest.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(manifest, "{}");

        var result = await server.RunAsync($"list --quiet --store file://{store}");
        var prune = await server.RunAsync($"prune --apply --json --store file://{store}");
        var check = await server.RunAsync($"check --store file://{store}");

        Assert.Equal((7, ""), (result.ExitCode, result.Out));
        Assert.Contains(server.BackupId, result.Error, StringComparison.Ordinal);
        Assert.Equal((7, "corrupted"), (prune.ExitCode, Document.Of(prune).Text("error", "code")));
        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("STALE  pmo", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_where_the_backup_is_from_and_what_is_in_it()
    {
        var text = await server.RunAsync("show latest --tables");
        var json = await server.RunAsync($"show {server.BackupId} --json");

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains("label:     release=1\n", text.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^public\\.\"Client\" +500 ", text.Out);
        var document = Document.Of(json);
        Assert.Equal(
            ["backup", "source", "tools", "labels", "schemaDigest", "fingerprintReason", "tables", "excluded"], document.Members());
        Assert.Equal(s_line, document.At("backup").Members());
        Assert.Equal("operator", document.Text("source", "user"));
    }

    [Fact]
    public async Task Check_says_yes_to_a_fresh_backup_and_no_to_a_stale_one()
    {
        var fresh = await server.RunAsync("check");
        var stale = await server.RunAsync("check --max-age 1s --json");
        var gone = await server.RunAsync("check --database gone");
        var empty = await server.RunAsync($"check --quiet --store file://{server.NewFolder()}");

        Assert.Equal((0, ""), (fresh.ExitCode, fresh.Error));
        Assert.StartsWith("fresh  pmo  ", fresh.Out, StringComparison.Ordinal);
        Assert.Equal(1, stale.ExitCode);
        var document = Document.Of(stale);
        Assert.Equal(["fresh", "databases"], document.Members());
        Assert.Equal(["database", "level", "backup", "class", "snapshotAt", "ageSeconds", "reason"], document.At("databases")[0].Members());
        Assert.Equal((1, 1), (gone.ExitCode, empty.ExitCode));
        Assert.StartsWith("STALE  gone", gone.Out, StringComparison.Ordinal);
        Assert.Contains("has no backup at all", empty.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prune_prints_its_plan_and_keeps_the_newest()
    {
        var text = await server.RunAsync("prune");
        var store = await server.CopyStoreAsync();
        var json = await server.RunAsync($"prune --apply --json --store file://{store}");

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains($"keep  daily  pmo  {server.BackupId}  newest daily backup of pmo\n", text.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was", text.Out, StringComparison.Ordinal);
        var document = Document.Of(json);
        Assert.Equal((0, "True", "0"), (json.ExitCode, document.Text("applied"), document.Text("removed")));
        Assert.Equal(["id", "database", "class", "takenAt", "action", "reason", "subject"], document.At("decisions")[0].Members());
    }

    [Fact]
    public async Task Doctor_finds_everything_well_or_tells_the_fix()
    {
        var well = await server.RunAsync("doctor --json");
        var unset = await server.RunAsync("doctor", ("DATABASE_URL", null));

        Assert.Equal(0, well.ExitCode);
        Assert.Equal(["healthy", "findings"], Document.Of(well).Members());
        Assert.Equal(["name", "passed", "finding", "fix"], Document.Of(well).At("findings")[0].Members());
        Assert.Equal((1, ""), (unset.ExitCode, unset.Error));
        Assert.Contains("FAILED  database: ", unset.Out, StringComparison.Ordinal);
        Assert.Contains("        fix: export DATABASE_URL=", unset.Out, StringComparison.Ordinal);
    }
}
