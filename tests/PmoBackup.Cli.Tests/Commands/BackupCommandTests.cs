using System.Globalization;

namespace PmoBackup.Cli.Tests.Commands;

[Collection(CliServerCollection.Name)]
public sealed class BackupCommandTests(CliServer server)
{
    private static readonly string[] s_members =
    [
        "id", "class", "database", "snapshotAt", "sizeBytes", "seconds", "dumpSeconds", "tables", "rows", "compression", "fingerprint",
        "fingerprintReason", "attempts", "expiresAt", "missingCopies",
    ];

    [Fact]
    public void JSON_has_what_the_reference_documents()
    {
        var document = Document.Of(server.Backup);

        Assert.Equal(s_members, document.Members());
        Assert.Equal(("daily", "pmo", "2", "700"), (document.Text("class"), document.Text("database"), document.Text("tables"), document.Text("rows")));
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$", document.Text("id"));
    }

    [Fact]
    public async Task The_result_is_on_standard_output_and_progress_on_standard_error()
    {
        var store = server.NewFolder();

        var result = await server.RunAsync($"backup --store file://{store}/s --class incident --format custom --fingerprint counts");
        var quiet = await server.RunAsync($"backup --store file://{store}/s --quiet");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\ABackup \S+ of pmo \(incident\) is stored: 700 rows in 2 tables, .*\nProve it: pmo-backup verify \S+\n\z", result.Out);
        Assert.Contains("preflight: operator@127.0.0.1", result.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (quiet.ExitCode, quiet.Error));
        Assert.StartsWith("Backup ", quiet.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_the_journal_cannot_note_is_stored_and_ends_with_9()
    {
        var store = server.NewFolder();
        File.WriteAllText(Path.Combine(store, "journal"), "in the way");

        var result = await server.RunAsync($"backup --store file://{store} --quiet");
        var verified = await server.RunAsync($"verify --store file://{store} --json");

        Assert.Equal((9, 9), (result.ExitCode, verified.ExitCode));
        Assert.Contains("is stored and whole, but the journal has no entry of it.", result.Error, StringComparison.Ordinal);
        Assert.Equal("True", Document.Of(verified).Text("passed"));
    }

    [Fact]
    public async Task A_backup_in_which_pg_dump_fails_ends_with_6_and_leaves_no_backup()
    {
        var (bin, store, temporary) = await FakeDumpAsync("echo 'pg_dump: error: out of luck' >&2; exit 1");

        var result = await server.RunAsync($"backup --store file://{store} --json", ("PMO_PG_BIN", bin), ("TMPDIR", temporary));

        Assert.Equal(6, result.ExitCode);
        Assert.Equal("toolFailed", Document.Of(result).Text("error", "code"));
        Assert.Contains("out of luck", result.Error, StringComparison.Ordinal);
        AssertNothingIsLeft(store, temporary);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_ends_with_130_and_leaves_nothing_behind()
    {
        var (bin, store, temporary) = await FakeDumpAsync("\"$real\" \"$@\"; touch \"$marker\"; sleep 600");
        // Who starts the tests in the background makes them ignore Ctrl-C, and children inherit that.
        using var process = Programs.Start(
            "env", ["--default-signal", Programs.Cli, "backup", "--store", $"file://{store}"], server.Environment(("PMO_PG_BIN", bin), ("TMPDIR", temporary)));
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!File.Exists(Path.Combine(bin, "marker")) && !process.HasExited)
            await Task.Delay(20);

        await Programs.RunAsync("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();

        Assert.Equal((130, ""), (process.ExitCode, await output));
        Assert.EndsWith("error: Interrupted; everything temporary was removed.\n", await error, StringComparison.Ordinal);
        AssertNothingIsLeft(store, temporary);
        Assert.Equal(0, await server.CountAsync("pmo", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
        Assert.DoesNotContain(Processes.CommandLines(), line => line.Contains(bin, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_time_limit_ends_with_124_and_leaves_nothing_behind()
    {
        var (bin, store, temporary) = await FakeDumpAsync("sleep 600");

        var result = await server.RunAsync($"backup --store file://{store} --timeout 2s --json", ("PMO_PG_BIN", bin), ("TMPDIR", temporary));

        Assert.Equal(124, result.ExitCode);
        Assert.Equal("timedOut", Document.Of(result).Text("error", "code"));
        AssertNothingIsLeft(store, temporary);
    }

    [Fact]
    public async Task A_second_backup_ends_with_8_and_names_who_is_at_work()
    {
        var database = await server.NewDatabaseAsync();
        await using var connection = await server.OpenAsync(database);
        await using (var command = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_lock({0x504D4F4241434B55})", connection))
            await command.ExecuteNonQueryAsync();

        var result = await server.RunAsync("backup --json", ("DATABASE_URL", server.Url(database)));

        Assert.Equal((8, "busy"), (result.ExitCode, Document.Of(result).Text("error", "code")));
        Assert.Contains("'tests'", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A pg_dump that does something else, once asked for more than its version.</summary>
    private async Task<(string Bin, string Store, string Temporary)> FakeDumpAsync(string script)
    {
        var folder = server.NewFolder();
        var (bin, temporary) = (Path.Combine(folder, "bin"), Path.Combine(folder, "tmp"));
        Directory.CreateDirectory(bin);
        Directory.CreateDirectory(temporary);
        File.CreateSymbolicLink(Path.Combine(bin, "pg_restore"), Path.Combine(server.BinFolder, "pg_restore"));
        var dump = Path.Combine(bin, "pg_dump");
        await File.WriteAllTextAsync(dump, $"""
            #!/bin/bash
            real='{server.BinFolder}/pg_dump'
            marker='{bin}/marker'
            [[ $1 == --version ]] && exec "$real" --version
            {script}
            """);
        File.SetUnixFileMode(dump, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return (bin, Path.Combine(folder, "store"), temporary);
    }

    private static void AssertNothingIsLeft(string store, string temporary)
    {
        var kept = Directory.Exists(store) ? Directory.GetFiles(store, "*", SearchOption.AllDirectories) : [];
        Assert.DoesNotContain(kept, f => !f.Contains("/journal/", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(temporary));
    }
}
