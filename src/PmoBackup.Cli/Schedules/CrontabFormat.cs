using PmoBackup.Policy;

namespace PmoBackup.Cli.Schedules;

/// <summary>The catalog as one user's crontab.</summary>
internal static class CrontabFormat
{
    private const string Head = """
        # The scheduled tasks of pmo-backup, as printed by pmo-backup schedule --format crontab.
        # To install: crontab -u pmo-backup FILE
        # Times are UTC. Where cron does not know CRON_TZ (Debian's does not), the machine's time zone must be UTC.
        # Variables such as PMO_STORE and DATABASE_URL come from /etc/pmo-backup/ROLE.env, mode 0600, lines NAME='value': one file
        # for each role, whose credentials may do no more than the role. Among several databases, the DATABASE_URL of each comes
        # from database-NAME.env there.
        # What the stack has and a crontab has not: runs missed while the machine is off are not caught up, and nobody sounds an
        # alarm when the machine is gone. Let pmo-backup check run somewhere else too.
        # Cron mails what a task prints. To hear of failures only, put chronic (package moreutils) before pmo-backup.
        SHELL=/bin/sh
        PATH=/usr/local/bin:/usr/bin:/bin
        CRON_TZ=UTC

        """;

    public static GeneratedSchedule Write(IEnumerable<ScheduleEntry> entries) =>
        new([new GeneratedFile("pmo-backup.crontab", Head + string.Concat(entries.Select(Task)))], []);

    private static string Task(ScheduleEntry entry)
    {
        var cron = CronTranslation.ToFiveFields(entry.Plan.Task.Schedule);
        if ((entry.WhyNot ?? cron.WhyNot) is { } reason)
            return $"\n# {entry.About}\n# {entry.LeftOut(reason)}\n";
        var variables = entry.Variables(name => $". /etc/pmo-backup/{name}.env");
        IEnumerable<string> steps = [.. cron.Guard?.RightDays ?? [], "set -a", .. variables, entry.CommandLine];
        // To cron, a percent sign is the end of the line.
        var command = string.Join(" && ", steps).Replace("%", "\\%", StringComparison.Ordinal);
        return $"\n# {entry.About}\n{cron.Expression} {command}\n";
    }
}
