namespace PmoBackup.Postgres;

/// <summary>The major versions of PostgreSQL that are backed up and restored. Newer ones may work, and no test says so.</summary>
public static class SupportedVersions
{
    /// <summary>The oldest: 14, the first that knows all settings of our sessions.</summary>
    public const int Oldest = 14;

    /// <summary>The newest: 18.</summary>
    public const int Newest = 18;

    /// <summary>Every one, from the oldest to the newest.</summary>
    public static IReadOnlyList<int> All { get; } = [.. Enumerable.Range(Oldest, Newest - Oldest + 1)];
}
