using PmoBackup.Cli.Schedules;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>What the formats do with what they cannot say, and what shells do with what they say.</summary>
public sealed class ScheduleFormatTests
{
    public static TheoryData<string> Formats => [.. ScheduleFormats.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_task_that_cannot_run_there_is_left_out_and_the_reason_told(string format)
    {
        var weekday = Entry("last-weekday", "cron(0 6 LW * ? *)");
        var later = Entry("later", "cron(0 6 1 * ? *)", "not yet a command");

        var written = ScheduleFormats.All[format]([weekday, later]);

        var text = string.Join('\n', [.. written.Notes, .. written.Files.Select(f => f.Text)]);
        Assert.Contains("last-weekday is left out: it has no words for W", text, StringComparison.Ordinal);
        Assert.Contains("later is left out: not yet a command.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pmo-backup look", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crontab", "year is left out: cron has no field for years.")]
    [InlineData("render", "year is left out: cron has no field for years.")]
    [InlineData("systemd", "OnCalendar=2027-1-1 06:00:00 UTC")]
    public void Only_systemd_knows_years(string format, string text)
    {
        var written = ScheduleFormats.All[format]([Entry("year", "cron(0 6 1 1 ? 2027)")]);

        Assert.Contains(text, string.Concat(written.Files.Select(f => f.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "drill latest --timeout 1h\n")]
    [InlineData("2", "")]
    public async Task A_shell_runs_a_first_Mondays_task_on_Mondays_only_and_ends_well_on_other_days(string weekday, string arguments)
    {
        using var temporary = new TemporaryFolder();
        temporary.WriteProgram("date", $"""[ "$*" = "-u +%u" ] && echo {weekday}""");
        temporary.WriteProgram("pmo-backup", """echo "$@" """);
        var entry = new ScheduleEntry(TaskCatalog.All.Single(t => t.Name == "monthly-drill").Plan(), null);
        var render = Line(RenderFormat.Write([entry]), "dockerCommand: '")[..^1].Split(' ', 3);
        var crontab = Line(CrontabFormat.Write([entry]), "0 6 1-7 * * ")
            .Replace("\\%", "%", StringComparison.Ordinal)
            .Replace(". /etc/pmo-backup/reader.env", "true", StringComparison.Ordinal);
        var path = new Dictionary<string, string?> { ["PATH"] = $"{temporary.Path}:/usr/bin:/bin" };

        Assert.Equal(["/bin/bash", "-c"], render[..2]);
        Assert.Equal(new Finished(0, arguments, ""), await Programs.RunAsync("/bin/bash", ["-c", render[2]], path));
        Assert.Equal(arguments, (await Programs.RunAsync("/bin/sh", ["-c", crontab], path)).Out);
    }

    private static string Line(GeneratedSchedule schedule, string start) => schedule.Files.Single().Text.Split('\n')
        .Select(l => l.Trim()).Single(l => l.StartsWith(start, StringComparison.Ordinal))[start.Length..];

    private static ScheduleEntry Entry(string name, string schedule, string? whyNot = null)
    {
        var task = TaskCatalog.All[0] with { Name = name, Command = ["look"], Schedule = CronSchedule.Parse(schedule) };
        return new ScheduleEntry(task.Plan(), whyNot);
    }
}
