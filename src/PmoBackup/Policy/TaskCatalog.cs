namespace PmoBackup.Policy;

/// <summary>Everything that runs by itself. The stack, <c>schedule</c> and the documents all read it: a schedule is written
/// once, here.</summary>
public static class TaskCatalog
{
    // A day between two starts, a late start and this stay below the 26 hours at which a backup is late. Measured are 6 seconds
    // for 1 GB (docs/benchmarks.md): enough for hundreds of GB. Whoever has more gives the task another deadline.
    private static readonly TimeSpan s_backupDeadline = TimeSpan.FromMinutes(90);

    private static readonly TimeSpan s_lookDeadline = TimeSpan.FromMinutes(30);

    /// <summary>How much later than scheduled a task may start: 15 minutes, for schedulers that spread their load.</summary>
    public static TimeSpan StartWindow { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Every task, by how often it runs. Source of the times of day and of the drill's day: the runbook.</summary>
    public static IReadOnlyList<ScheduledTask> All { get; } =
    [
        new()
        {
            Name = "freshness-check",
            Does = "Looks whether every database has a backup that is young enough.",
            Command = ["check"],
            Schedule = CronSchedule.Parse("cron(0 * * * ? *)"),
            Deadline = TimeSpan.FromMinutes(10),
            Role = AccessRole.Reader,
            AlarmAfter = TimeSpan.FromHours(3),
            Scope = TaskScope.Store,
        },
        new()
        {
            Name = "daily-backup",
            Does = "Takes the backup of the day.",
            Command = ["backup", "--class", RetentionClass.Daily.Name],
            Schedule = CronSchedule.Parse("cron(0 2 * * ? *)"),
            Deadline = s_backupDeadline,
            Role = AccessRole.Writer,
            AlarmAfter = FreshnessLimits.Default.MaxAge,
            Scope = TaskScope.Database,
        },
        new()
        {
            Name = "vault-audit",
            Does = "Compares the vault with what it should be, and holds what must not expire yet.",
            Command = ["audit"],
            Schedule = CronSchedule.Parse("cron(0 8 * * ? *)"),
            Deadline = s_lookDeadline,
            Role = AccessRole.Retention,
            AlarmAfter = FreshnessLimits.Default.MaxAge,
            Scope = TaskScope.Store,
        },
        new()
        {
            Name = "daily-report",
            Does = "Publishes the page with the state of every backup.",
            Command = ["report", "--publish"],
            Schedule = CronSchedule.Parse("cron(0 9 * * ? *)"),
            Deadline = s_lookDeadline,
            Role = AccessRole.Auditor,
            AlarmAfter = FreshnessLimits.Default.MaxAge,
            Scope = TaskScope.Store,
        },
        new()
        {
            Name = "weekly-backup",
            Does = "Takes the backup of the week, which is kept longer.",
            Command = ["backup", "--class", RetentionClass.Weekly.Name, "--label", "taken=weekly"],
            Schedule = CronSchedule.Parse("cron(0 4 ? * SUN *)"),
            Deadline = s_backupDeadline,
            Role = AccessRole.Writer,
            AlarmAfter = DayAfter(7),
            Scope = TaskScope.Database,
        },
        new()
        {
            Name = "weekly-review",
            Does = "Reviews the storage in use and the errors in the journal.",
            Command = ["review", "weekly"],
            Schedule = CronSchedule.Parse("cron(0 10 ? * MON *)"),
            Deadline = s_lookDeadline,
            Role = AccessRole.Auditor,
            AlarmAfter = DayAfter(7),
            Scope = TaskScope.Store,
        },
        new()
        {
            Name = "monthly-backup",
            Does = "Takes the archival backup of the month.",
            Command = ["backup", "--class", RetentionClass.Weekly.Name, "--label", "taken=monthly"],
            Schedule = CronSchedule.Parse("cron(0 0 1 * ? *)"),
            Deadline = s_backupDeadline,
            Role = AccessRole.Writer,
            AlarmAfter = DayAfter(31),
            Scope = TaskScope.Database,
        },
        new()
        {
            Name = "monthly-drill",
            Does = "Rehearses the recovery, on the first Monday of the month.",
            Command = ["drill", "latest"],
            Schedule = CronSchedule.Parse("cron(0 6 ? * 2#1 *)"),
            Deadline = RecoveryObjectives.RecoveryTime,
            Role = AccessRole.Reader,
            AlarmAfter = DayAfter(35),
            Scope = TaskScope.BackupsOfDatabase,
        },
        new()
        {
            Name = "monthly-probe",
            Does = "Tries with the writer's credentials what must be denied.",
            Command = ["audit", "--probe"],
            Schedule = CronSchedule.Parse("cron(30 8 1 * ? *)"),
            Deadline = s_lookDeadline,
            Role = AccessRole.Writer,
            AlarmAfter = DayAfter(31),
            Scope = TaskScope.Store,
        },
        new()
        {
            Name = "quarterly-review",
            Does = "Reviews keys, break-glass access, the recovery plan and the objectives.",
            Command = ["review", "quarterly"],
            Schedule = CronSchedule.Parse("cron(0 10 1 JAN,APR,JUL,OCT ? *)"),
            Deadline = s_lookDeadline,
            Role = AccessRole.Auditor,
            AlarmAfter = DayAfter(92),
            Scope = TaskScope.Store,
        },
    ];

    /// <summary>Every task as it is run.</summary>
    /// <param name="databases">The databases; none where there is one only, and the environment names it.</param>
    /// <exception cref="ArgumentException">A database is named twice, or its name is not plain: see
    /// <see cref="ScheduledTask.Plan"/>.</exception>
    public static IReadOnlyList<PlannedTask> Plan(IReadOnlyList<string> databases)
    {
        ArgumentNullException.ThrowIfNull(databases);
        if (databases.GroupBy(d => d).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The database '{twice.Key}' is named twice.");
        return [.. All.SelectMany(task => task.Scope == TaskScope.Store || databases.Count == 0
            ? [task.Plan()]
            : databases.Select(database => task.Plan(database)))];
    }

    // From the longest time between two starts: late by a day is a missed run, not a slow one.
    private static TimeSpan DayAfter(int longestInterval) => TimeSpan.FromDays(longestInterval + 1);
}
