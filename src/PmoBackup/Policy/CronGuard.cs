namespace PmoBackup.Policy;

/// <summary>What a shell has to ask before it runs a task, where cron's five fields let too many days through. Each part that
/// is not null must hold.</summary>
/// <param name="Weekday">The day of the week must be this one, in UTC: 1 is Monday, 7 is Sunday.</param>
/// <param name="LastDays">The day must be one of the last of its month, in UTC: 1 for the very last, 7 for the last week.</param>
public sealed record CronGuard(int? Weekday, int? LastDays)
{
    /// <summary>What holds on the right days: the command comes after all of them and <c>&amp;&amp;</c>. The date of GNU and that
    /// of BusyBox understand it.</summary>
    public IReadOnlyList<string> RightDays => Write("""[ "{0}" = {1} ]""", """[ "{0}" -le {1} ]""");

    /// <summary>What holds on the wrong days: the command comes after all of them and <c>||</c>, so that the whole ends well on
    /// these days. Without quotes and brackets, for places that do not keep them.</summary>
    public IReadOnlyList<string> WrongDays => Write("test {0} != {1}", "test {0} -gt {1}");

    private List<string> Write(string weekday, string lastDays)
    {
        List<string> tests = [];
        if (Weekday is { } day)
            tests.Add(string.Format(null, weekday, "$(date -u +%u)", day));
        // So many days later it is at most that day of the next month: only the last days of a month can say so.
        if (LastDays is { } days)
            tests.Add(string.Format(null, lastDays, $"$(date -u -d @$(($(date +%s)+{days * 86400})) +%d)", days));
        return tests;
    }
}
