namespace PmoBackup.Catalog;

/// <summary>What a store holds.</summary>
/// <param name="Backups">The backups, newest first.</param>
/// <param name="Incomplete">Folders without a manifest: a backup in flight, or what one that died left behind.</param>
/// <param name="Problems">Manifests that cannot be used, a sentence each.</param>
public sealed record CatalogListing(
    IReadOnlyList<Manifest> Backups, IReadOnlyList<BackupAddress> Incomplete, IReadOnlyList<string> Problems);
