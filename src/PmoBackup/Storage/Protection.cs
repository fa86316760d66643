namespace PmoBackup.Storage;

/// <summary>What keeps an object from being removed.</summary>
/// <param name="Held">Whether there is a legal hold on it: it stays until somebody lifts that.</param>
/// <param name="LockedUntil">Until when its lock lasts, UTC; null for none. It may be in the past.</param>
public sealed record Protection(bool Held, DateTimeOffset? LockedUntil)
{
    /// <summary>No protection.</summary>
    public static Protection None { get; } = new(false, null);

    /// <summary>Whether it can be removed.</summary>
    /// <param name="now">The present time.</param>
    public bool AllowsRemoval(DateTimeOffset now) => !Held && !(LockedUntil > now);
}
