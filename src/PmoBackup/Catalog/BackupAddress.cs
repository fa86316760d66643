namespace PmoBackup.Catalog;

/// <summary>Where in a store a backup is.</summary>
/// <param name="Class">The name of its retention class: the first segment of its keys. It may be one that this version does
/// not know.</param>
/// <param name="Database">The database that it is of, as PostgreSQL calls it.</param>
/// <param name="Id">Its id.</param>
public sealed record BackupAddress(string Class, string Database, BackupId Id);
