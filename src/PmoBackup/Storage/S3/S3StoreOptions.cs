namespace PmoBackup.Storage.S3;

/// <summary>How hard a bucket is worked with.</summary>
public sealed record S3StoreOptions
{
    /// <summary>Parts of one object under way at once. Default: 4.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>Bytes that all objects under way may hold in memory. Default: 160 MiB.</summary>
    public long MemoryBytes { get; init; } = 160L * 1024 * 1024;

    /// <summary>How often a request is sent again that may succeed later. Default: 6.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>The wait before the first retry; each further one is about twice as long, 20 s at most. Default: 500 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one request may take, apart from what it sends or brings. Default: 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A connection that moves less than this is taken for dead. Default: 64 KiB in a second.</summary>
    public double SlowestBytesPerSecond { get; init; } = 64 * 1024;

    /// <summary>How long a day of the policy's locks lasts. Default: a day; tests shorten it.</summary>
    public TimeSpan Day { get; init; } = TimeSpan.FromDays(1);
}
