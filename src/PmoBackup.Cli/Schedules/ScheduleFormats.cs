namespace PmoBackup.Cli.Schedules;

/// <summary>The schedulers that the catalog can be written for.</summary>
internal static class ScheduleFormats
{
    /// <summary>By the word for <c>--format</c>.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<ScheduleEntry>, GeneratedSchedule>> All { get; } =
        new Dictionary<string, Func<IReadOnlyList<ScheduleEntry>, GeneratedSchedule>>
        {
            ["crontab"] = CrontabFormat.Write,
            ["systemd"] = SystemdFormat.Write,
            ["render"] = RenderFormat.Write,
        };
}
