using PmoBackup.Policy;

namespace PmoBackup.Cli.Schedules;

/// <summary>The catalog as units of systemd: a service and a timer for each task.</summary>
internal static class SystemdFormat
{
    // For a process that cannot end itself any more.
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(10);

    private static readonly string[] s_notes =
    [
        "To install: put the files into /etc/systemd/system, type systemctl daemon-reload, then systemctl enable --now TIMER "
            + "for each timer.",
        "Variables such as PMO_STORE and DATABASE_URL come from /etc/pmo-backup/ROLE.env, mode 0600, lines NAME='value': one file "
            + "for each role, whose credentials may do no more than the role. Among several databases, the DATABASE_URL of each "
            + "comes from database-NAME.env there.",
        "The tasks run as the user pmo-backup, who must exist.",
        "What the stack has and timers have not: nobody sounds an alarm when the machine is gone. Let pmo-backup check run "
            + "somewhere else too.",
    ];

    public static GeneratedSchedule Write(IReadOnlyList<ScheduleEntry> entries)
    {
        List<GeneratedFile> files = [];
        List<string> notes = [.. s_notes];
        foreach (var entry in entries)
        {
            var calendar = CronTranslation.ToSystemd(entry.Plan.Task.Schedule);
            if ((entry.WhyNot ?? calendar.WhyNot) is { } reason)
            {
                notes.Add(entry.LeftOut(reason));
                continue;
            }
            files.Add(new($"{entry.FullName}.service", Service(entry)));
            files.Add(new($"{entry.FullName}.timer", Timer(entry, calendar.Expression!)));
        }
        return new GeneratedSchedule(files, notes);
    }

    private static string Service(ScheduleEntry entry) => $"""
        # {entry.About}
        [Unit]
        Description={entry.Plan.Task.Does}
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        User=pmo-backup
        {string.Join('\n', entry.Variables(name => $"EnvironmentFile=/etc/pmo-backup/{name}.env"))}
        ExecStart={entry.CommandLine}
        # It ends itself before that.
        TimeoutStartSec={(entry.Plan.Task.Deadline + s_grace).TotalMinutes:0}min

        """;

    private static string Timer(ScheduleEntry entry, string calendar) => $"""
        [Unit]
        Description=When {entry.FullName} runs

        [Timer]
        OnCalendar={calendar}
        # A run that was missed while the machine was off is caught up.
        Persistent=true

        [Install]
        WantedBy=timers.target

        """;
}
