namespace PmoBackup.Catalog;

/// <summary>The large objects of a database.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Fingerprint">The sum of the hashes of their ids and contents, 32 hexadecimal digits; null where they are only counted.</param>
public sealed record LargeObjectsEntry(long Count, string? Fingerprint);
