namespace PmoBackup.Catalog;

/// <summary>One stored file of a backup.</summary>
/// <param name="Path">Relative to the backup's folder, for instance <c>archive/3454.dat.gz</c>.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record ManifestFile(string Path, long SizeBytes, string Sha256);
