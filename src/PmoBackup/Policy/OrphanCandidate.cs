namespace PmoBackup.Policy;

/// <summary>A folder of files without a manifest.</summary>
/// <param name="Folder">The folder, without a slash at the end; its last segment is the id that the backup would have.</param>
/// <param name="Database">The database whose folder it is in.</param>
/// <param name="Class">The name of the retention class whose folder it is in, known or not.</param>
/// <param name="Since">When the newest of its files was stored.</param>
public sealed record OrphanCandidate(string Folder, string Database, string Class, DateTimeOffset Since)
{
    /// <summary>The id that the backup would have: the last segment of the folder.</summary>
    public string Id => Folder[(Folder.LastIndexOf('/') + 1)..];
}
