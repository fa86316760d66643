using PmoBackup.Policy;

namespace PmoBackup.Cli.Schedules;

/// <summary>The catalog as cron jobs of a Render Blueprint.</summary>
internal static class RenderFormat
{
    private const string Head = """
        # The scheduled tasks of pmo-backup as cron jobs of Render, as printed by pmo-backup schedule --format render: part of a
        # render.yaml. Times are UTC, as Render reads them.
        # Each job builds the Dockerfile of the repository; one outside of oregon needs a line region:.
        # Variables such as PMO_STORE and DATABASE_URL come from environment groups, one for each role, whose credentials may do
        # no more than the role. Make them in the dashboard first: pmo-backup-ROLE and, for the DATABASE_URL of each among several
        # databases, pmo-backup-database-NAME.
        # A cron job has no disk: PMO_STORE must be a store elsewhere.
        # What the stack has and Render has not: a run waits while the one before is not done, it ends after 12 hours at most,
        # and nobody sounds an alarm when jobs stop. Let pmo-backup check run somewhere else too.
        services:

        """;

    public static GeneratedSchedule Write(IEnumerable<ScheduleEntry> entries) =>
        new([new GeneratedFile("render.yaml", Head + string.Join('\n', entries.Select(Task)))], []);

    private static string Task(ScheduleEntry entry)
    {
        var cron = CronTranslation.ToFiveFields(entry.Plan.Task.Schedule);
        if ((entry.WhyNot ?? cron.WhyNot) is { } reason)
            return $"  # {entry.About}\n  # {entry.LeftOut(reason)}\n";
        return $"""
              # {entry.About}
              - type: cron
                name: {entry.FullName}
                runtime: docker
                schedule: '{cron.Expression}'
                dockerCommand: '{Command(entry, cron.Guard)}'
                envVars:
            {string.Join('\n', entry.Variables(name => $"      - fromGroup: pmo-backup-{name}"))}

            """;
    }

    // Render runs no shell unless told to, and hands all that follows -c to it as one word, quotes included: so there are none.
    private static string Command(ScheduleEntry entry, CronGuard? guard) => guard is null ? entry.CommandLine
        : $"/bin/bash -c {string.Join(" || ", [.. guard.WrongDays, $"exec {entry.CommandLine}"])}";
}
