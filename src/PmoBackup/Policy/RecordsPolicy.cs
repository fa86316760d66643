namespace PmoBackup.Policy;

/// <summary>What is kept of incidents, reviews and evidence. Source of the numbers: the runbook.</summary>
public static class RecordsPolicy
{
    /// <summary>Their folder at the root of a store: <c>records</c>.</summary>
    public const string Folder = "records";

    /// <summary>How long the store refuses to remove one: 365 days.</summary>
    public static TimeSpan ImmutableFor { get; } = TimeSpan.FromDays(365);
}
