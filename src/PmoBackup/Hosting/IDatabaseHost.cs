using PmoBackup.Catalog;

namespace PmoBackup.Hosting;

/// <summary>A place where a database can be made for a rehearsal: this machine, or a server that is there already.</summary>
public interface IDatabaseHost
{
    /// <summary>The place, for people.</summary>
    string Description { get; }

    /// <summary>Makes an empty database that is destroyed when the result is disposed, whatever happened.</summary>
    /// <param name="like">The server whose encoding and collation it should have.</param>
    /// <param name="cancellationToken">Gives up, and leaves nothing.</param>
    /// <exception cref="Errors.PmoException">It cannot be made.</exception>
    Task<ThrowawayDatabase> CreateAsync(SourceServer like, CancellationToken cancellationToken);
}
