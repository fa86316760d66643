using System.Globalization;
using System.Text.RegularExpressions;

namespace PmoBackup.Policy;

/// <summary>Something that runs by itself, wherever it is scheduled.</summary>
public sealed partial record ScheduledTask
{
    /// <summary>The name, in small letters with hyphens; unique.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, one sentence.</summary>
    public required string Does { get; init; }

    /// <summary>What <c>pmo-backup</c> is given, without <c>--database</c> and <c>--timeout</c>. No secrets.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>When it starts, in UTC.</summary>
    public required CronSchedule Schedule { get; init; }

    /// <summary>After how long it ends itself (<c>--timeout</c>); whole minutes. Retries are within it.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>What it may do in the vault.</summary>
    public required AccessRole Role { get; init; }

    /// <summary>After how long without a success an alarm sounds.</summary>
    public required TimeSpan AlarmAfter { get; init; }

    /// <summary>The same for people, one sentence.</summary>
    public string Alarm => $"An alarm is due after {RoundedDuration.Of(AlarmAfter)} without a success.";

    /// <summary>Whether it is there once, or once for each database.</summary>
    public required TaskScope Scope { get; init; }

    /// <summary>The task as it is run.</summary>
    /// <param name="database">The database, of a task that there is for each; null where the store or the environment knows
    /// only one.</param>
    /// <exception cref="ArgumentException">The name has other characters than letters, digits, <c>_</c>, <c>.</c> and
    /// <c>-</c>: it becomes part of the names of units and services, and of command lines without quotes.</exception>
    public PlannedTask Plan(string? database = null)
    {
        if (database is not null && !PlainName().IsMatch(database))
        {
            throw new ArgumentException(
                $"The database '{database}' cannot be scheduled by name: only letters, digits, _, . and - are safe everywhere.");
        }
        List<string> arguments = [.. Command];
        if (Scope == TaskScope.BackupsOfDatabase && database is not null)
            arguments.AddRange(["--database", database]);
        arguments.AddRange(["--timeout", Duration(Deadline)]);
        return new PlannedTask(database is null ? Name : $"{Name}-{database}", this, database, arguments);
    }

    private static string Duration(TimeSpan time) => time.Minutes == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes}m");

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
