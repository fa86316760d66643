using System.Text.Json;
using PmoBackup.Tests.Policy;

namespace PmoBackup.Cli.Tests.Commands;

public sealed class ScheduleCommandTests
{
    [Fact]
    public async Task The_table_has_each_tasks_next_run_and_command()
    {
        var result = await Programs.RunCliAsync("schedule", "--from", "2027-12-31T22:30");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Out.Split('\n');
        Assert.Equal("TASK              NEXT (UTC)        COMMAND", lines[0]);
        Assert.Contains("freshness-check   2027-12-31 23:00  pmo-backup check --timeout 10m", lines);
        Assert.Contains("daily-backup      2028-01-01 02:00  pmo-backup backup --class daily --timeout 90m", lines);
        Assert.Contains("monthly-drill     2028-01-03 06:00  pmo-backup drill latest --timeout 1h", lines);
    }

    [Theory]
    [InlineData("2028-02-28", "2028-02-28 02:00|2028-02-29 02:00|2028-03-01 02:00")]
    [InlineData("2028-02-28T02:00", "2028-02-28 02:00|2028-02-29 02:00|2028-03-01 02:00")]
    [InlineData("2028-02-28 02:00:01", "2028-02-29 02:00|2028-03-01 02:00|2028-03-02 02:00")]
    [InlineData("2028-02-28T02:00+01:00", "2028-02-28 02:00|2028-02-29 02:00|2028-03-01 02:00")]
    [InlineData("2028-02-28T02:00-01:00", "2028-02-29 02:00|2028-03-01 02:00|2028-03-02 02:00")]
    [InlineData("2199-12-31", "2199-12-31 02:00")]
    [InlineData("9999-12-31", "-")]
    public async Task Several_runs_begin_at_the_time_that_is_given(string from, string times)
    {
        var result = await Programs.RunCliAsync("schedule", "--next", "3", "--from", from);

        var lines = result.Out.Split('\n').SkipWhile(l => !l.StartsWith("daily-backup ", StringComparison.Ordinal)).ToList();
        var rows = lines.Take(1).Concat(lines.Skip(1).TakeWhile(l => l.StartsWith(' ')));
        Assert.Equal(times.Split('|'), rows.Select(l => l.Length > 18 ? l[18..].Split("  ")[0] : ""));
    }

    [Fact]
    public async Task The_document_has_everything_that_is_known_of_a_task()
    {
        var document = Document.Of(await Programs.RunCliAsync(
            "schedule", "--json", "--next", "2", "--from", "2027-12-31", "--database", "crm", "--database", "pmo"));

        Assert.Equal(["tasks", "files", "notes"], document.Members());
        Assert.Equal(JsonValueKind.Null, document.At("files").ValueKind);
        var drill = document.At("tasks").EnumerateArray().Single(t => t.Text("name") == "monthly-drill-crm");
        Assert.Equal(
            """
            {"name":"monthly-drill-crm","does":"Rehearses the recovery, on the first Monday of the month.","database":"crm",
            "arguments":["drill","latest","--database","crm","--timeout","1h"],"schedule":"cron(0 6 ? * 2#1 *)",
            "next":["2028-01-03T06:00:00Z","2028-02-07T06:00:00Z"],"deadlineSeconds":3600,"alarmAfterSeconds":3110400,
            "role":"reader","whyNot":null}
            """.ReplaceLineEndings(""),
            drill.GetRawText());
    }

    [Theory]
    [InlineData("crontab")]
    [InlineData("systemd")]
    [InlineData("render")]
    public async Task Each_format_is_exactly_this_text(string format)
    {
        var golden = await File.ReadAllTextAsync(
            Path.Combine(System.AppContext.BaseDirectory, "Samples", "schedule", $"{format}.txt"));

        var result = await Programs.RunCliAsync("schedule", "--format", format, "--database", "crm", "--database", "pmo");

        Assert.Equal((0, "", golden), (result.ExitCode, result.Error, result.Out));
    }

    [Fact]
    public async Task Files_are_written_into_a_folder_and_replaced_there()
    {
        using var temporary = new TemporaryFolder();
        var folder = Path.Combine(temporary.Path, "a", "b");

        await Programs.RunCliAsync("schedule", "--format", "crontab", "--out", folder);
        await File.AppendAllTextAsync(Path.Combine(folder, "pmo-backup.crontab"), "more");
        var written = await Programs.RunCliAsync("schedule", "--format", "crontab", "--out", folder);
        var units = await Programs.RunCliAsync("schedule", "--format", "systemd", "--out", folder);
        var printed = await Programs.RunCliAsync("schedule", "--format", "crontab");

        Assert.Equal((0, $"{folder}/pmo-backup.crontab\n", ""), (written.ExitCode, written.Out, written.Error));
        Assert.Equal(printed.Out, await File.ReadAllTextAsync(Path.Combine(folder, "pmo-backup.crontab")));
        Assert.All(units.Out.TrimEnd().Split('\n'), file => Assert.True(File.Exists(file), file));
        Assert.Contains("The tasks run as the user pmo-backup, who must exist.\n", units.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_cannot_all_be_written_are_a_partial_success()
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(temporary.Path, "pmo-backup-daily-backup.service"));

        var result = await Programs.RunCliAsync("schedule", "--format", "systemd", "--out", temporary.Path, "--json");

        Assert.Equal((9, "partial"), (result.ExitCode, Document.Of(result).Text("error", "code")));
        Assert.Contains($"2 of 10 files are in '{temporary.Path}', then: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--next 0", "--next wants 1 to 1000.", "schedule --help")]
    [InlineData("--next 1001", "--next wants 1 to 1000.", "schedule --help")]
    [InlineData("--from yesterday", "--from wants a time from 1970 on, such as 2026-11-22 or ", "schedule --help")]
    [InlineData("--from 2026-02-30", "'2026-02-30' is none", "schedule --help")]
    [InlineData("--from 0001-01-01", "'0001-01-01' is none", "schedule --help")]
    [InlineData("--from 9999-12-31T23:59-10:00", "'9999-12-31T23:59-10:00' is none", "schedule --help")]
    [InlineData("--format ical", "'ical' not recognized", "schedule --help")]
    [InlineData("--out /tmp", "--out needs --format.", "schedule --help")]
    [InlineData("--format render --out /dev/null/x", "The folder '/dev/null/x' cannot be written into: ", "--out")]
    [InlineData("--database a;b", "The database 'a;b' cannot be scheduled by name", "--database pmo")]
    [InlineData("--database a --database a", "The database 'a' is named twice.", "--database pmo")]
    public async Task A_wrong_argument(string line, string fact, string hint)
    {
        var result = await Programs.RunCliAsync(["schedule", "--json", .. line.Split(' ')]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(fact, Document.Of(result).Text("error", "message"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(hint, Document.Of(result).Text("error", "hint"), StringComparison.Ordinal);
    }

    [SystemdFact]
    public async Task Systemd_finds_nothing_wrong_with_the_units()
    {
        using var temporary = new TemporaryFolder();
        await Programs.RunCliAsync("schedule", "--format", "systemd", "--out", temporary.Path);
        var files = Directory.GetFiles(temporary.Path);
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(file);
            // The program is looked for on this machine.
            await File.WriteAllTextAsync(file, text.Replace("ExecStart=pmo-backup ", "ExecStart=true ", StringComparison.Ordinal));
        }

        Assert.Equal(new Finished(0, "", ""), await Programs.RunAsync("systemd-analyze", ["verify", "--man=no", .. files]));
    }
}
