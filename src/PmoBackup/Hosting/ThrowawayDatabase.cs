using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>A database that lives as long as this object.</summary>
/// <param name="url">Where it is.</param>
/// <param name="ownsServer">Whether the whole server is thrown away with it, so that roles may be made there.</param>
/// <param name="destroy">Destroys it.</param>
public sealed class ThrowawayDatabase(DatabaseUrl url, bool ownsServer, Func<ValueTask> destroy) : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    public DatabaseUrl Url { get; } = url;

    /// <summary>Whether the whole server is thrown away with it, so that roles may be made there.</summary>
    public bool OwnsServer { get; } = ownsServer;

    /// <summary>Destroys it.</summary>
    public ValueTask DisposeAsync() => destroy();
}
