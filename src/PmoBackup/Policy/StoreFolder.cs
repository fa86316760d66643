namespace PmoBackup.Policy;

/// <summary>A folder at the root of a store, and how long what is in it lives. There is one for each retention class, and some
/// beside them.</summary>
/// <param name="Name">The first segment of its keys.</param>
/// <param name="Kept">How long its objects are kept, in whole days.</param>
/// <param name="ImmutableFor">How long the store refuses to remove them, in whole days; null: as the store does by
/// itself.</param>
/// <param name="StorageClass">The storage class that S3 keeps them in, as S3 spells it.</param>
public sealed record StoreFolder(string Name, TimeSpan Kept, TimeSpan? ImmutableFor, string StorageClass)
{
    /// <summary>Incidents, reviews and evidence; kept and locked 365 days. Source: the runbook.</summary>
    public static StoreFolder Records { get; } = new("records", TimeSpan.FromDays(365), TimeSpan.FromDays(365), "STANDARD");

    /// <summary>What every operation did; kept 400 days: a year, and the quarterly review that looks back at it.</summary>
    public static StoreFolder Journal { get; } = new("journal", TimeSpan.FromDays(400), null, "STANDARD");

    /// <summary>What a probe tries its hand at; kept 7 days, since the store locks it as long.</summary>
    public static StoreFolder Probe { get; } = new("probe", TimeSpan.FromDays(7), null, "STANDARD");

    /// <summary>Every folder: the classes', then records, journal and probe.</summary>
    public static IReadOnlyList<StoreFolder> All { get; } =
        [.. RetentionClass.All.Select(c => new StoreFolder(c.Name, c.Kept, c.ImmutableFor, c.StorageClass)), Records, Journal,
            Probe];

    /// <summary>The age at which the lifecycle removes an object: a day more than <see cref="Kept"/>, so that nothing goes before
    /// it is said to.</summary>
    public TimeSpan LifecycleExpiry => Kept + TimeSpan.FromDays(1);
}
