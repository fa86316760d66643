using System.CommandLine;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Cli.Schedules;
using PmoBackup.Errors;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup schedule</c></summary>
internal static class ScheduleCommand
{
    private const int MostRuns = 1000;

    private static readonly string[] s_headings = ["TASK", "NEXT (UTC)", "COMMAND"];

    public static Command Create(App app)
    {
        var next = new Option<int>("--next")
        {
            Description = "How many runs of each task",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        next.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostRuns)
                result.AddError($"--next wants 1 to {MostRuns}.");
        });
        var from = TimeOption.Create("--from", "The runs from then on. Default: now");
        var databases = new Option<string[]>("--database")
        {
            Description = "The name of a database, where there are several; repeat for each",
            HelpName = "NAME",
        };
        var format = new Option<string?>("--format")
        {
            Description = "For another scheduler: crontab, systemd, or render for a render.yaml",
            HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong([.. ScheduleFormats.All.Keys]);
        var folder = new Option<string?>("--out")
        {
            Description = "With --format: write the files into this folder",
            HelpName = "FOLDER",
        };
        var command = new CliCommand("schedule", "Lists what runs by itself and when, or writes it for another scheduler")
        {
            Examples =
            [
                new("pmo-backup schedule", "What runs next, and with which command?"),
                new("pmo-backup schedule --from 2026-12-28 --next 10", "Around new year"),
                new("pmo-backup schedule --format crontab", "Without AWS: for cron"),
                new("pmo-backup schedule --format systemd --out /etc/systemd/system", "Or for systemd"),
            ],
            ExitCodes = [ExitCode.Partial],
        };
        foreach (var option in new Option[] { next, from, databases, format, folder })
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is not null && result.GetValue(format) is null)
                result.AddError("--out needs --format.");
        });
        command.Runs(app, (context, _) =>
        {
            var entries = Entries(app, context.Get(databases) ?? []);
            // From that moment on, it included.
            var after = (context.Get(from) ?? app.Time.GetUtcNow()).AddTicks(-1);
            var runs = entries.ConvertAll(e => e.Plan.Task.Schedule.NextRuns(after).Take(context.Get(next)).ToList());
            var written = context.Get(format) is { } name ? ScheduleFormats.All[name](entries) : null;
            if (context.Get(folder) is { } path)
                written!.WriteTo(path);
            context.Output.WriteResult(Document(entries, runs, written), output =>
            {
                if (written is null)
                    TextTable.Write(output, [s_headings, .. entries.Zip(runs, Rows).SelectMany(rows => rows)]);
                else if (context.Get(folder) is { } to)
                    written.Files.ToList().ForEach(file => output.WriteLine(Path.Combine(to, file.Name)));
                else
                    written.Print(output);
            });
            if (context.Get(folder) is not null)
                written!.Notes.ToList().ForEach(context.Output.Note);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static List<ScheduleEntry> Entries(App app, IReadOnlyList<string> databases)
    {
        var commands = AllCommands.Create(app);
        return [.. Plan(databases).Select(plan => new ScheduleEntry(
            plan, CommandLine.Parse(commands, plan.Arguments).Errors.Count == 0 ? null : "not yet a command"))];
    }

    private static IReadOnlyList<PlannedTask> Plan(IReadOnlyList<string> databases)
    {
        try
        {
            return TaskCatalog.Plan(databases);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message, "Give each database once, by a plain name: --database pmo --database crm", e);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ScheduleEntry entry, List<DateTimeOffset> runs)
    {
        var command = entry.WhyNot is { } reason ? $"{entry.CommandLine} ({reason})" : entry.CommandLine;
        yield return [entry.Plan.Name, Words.Time(runs.Count > 0 ? runs[0] : null), command];
        foreach (var run in runs.Skip(1))
            yield return ["", Words.Time(run), ""];
    }

    private static object Document(List<ScheduleEntry> entries, List<List<DateTimeOffset>> runs, GeneratedSchedule? made) => new
    {
        tasks = entries.Zip(runs, (entry, next) => new
        {
            entry.Plan.Name,
            entry.Plan.Task.Does,
            entry.Plan.Database,
            entry.Plan.Arguments,
            schedule = entry.Plan.Task.Schedule.ToString(),
            next,
            deadlineSeconds = entry.Plan.Task.Deadline,
            alarmAfterSeconds = entry.Plan.Task.AlarmAfter,
            entry.Plan.Task.Role,
            entry.WhyNot,
        }),
        made?.Files,
        made?.Notes,
    };
}
