namespace PmoBackup.Catalog;

/// <summary>The server and the database that a backup was read from; enough to recognise them, nothing secret.</summary>
public sealed record SourceServer
{
    /// <summary>The host as it was given; the folder of a Unix socket, or a host name.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public required int Port { get; init; }

    /// <summary>The version in words, for instance <c>16.4</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The version as a number, for instance 160004.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>The cluster's system identifier. Copies and recovered instances share it.</summary>
    public required string SystemIdentifier { get; init; }

    /// <summary>The timeline; recovery and promotion begin a new one.</summary>
    public required int Timeline { get; init; }

    /// <summary>Whether a replica was read.</summary>
    public required bool IsReplica { get; init; }

    /// <summary>The WAL position at the snapshot: written on a primary, replayed on a replica.</summary>
    public required string Lsn { get; init; }

    /// <summary>The database's encoding, for instance UTF8.</summary>
    public required string Encoding { get; init; }

    /// <summary>The database's collation.</summary>
    public required string Collate { get; init; }

    /// <summary>The database's character classification.</summary>
    public required string CType { get; init; }

    /// <summary>The role that read.</summary>
    public required string User { get; init; }

    /// <summary>The major version, for instance 16.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Major => VersionNumber / 10_000;
}
