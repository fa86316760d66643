using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>A file of an archive after it was stored.</summary>
/// <param name="File">What the manifest says of it.</param>
/// <param name="Name">Its name in pg_dump's folder.</param>
/// <param name="Rows">The rows that it holds; null where they were not looked at.</param>
/// <param name="LargeObject">The hash of the large object that it holds; null where it holds none.</param>
internal sealed record UploadedFile(ManifestFile File, string Name, RowFingerprint? Rows, UInt128? LargeObject);
