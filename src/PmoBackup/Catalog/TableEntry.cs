namespace PmoBackup.Catalog;

/// <summary>One table whose rows are in the archive.</summary>
/// <param name="Oid">Its object id on the source, by which the archive's table of contents names it.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns of its rows, in the order of the archive; generated ones are not among them.</param>
/// <param name="Rows">How many rows the snapshot had.</param>
/// <param name="Fingerprint">The sum of the hashes of its rows, 32 hexadecimal digits; null where only rows are counted.</param>
/// <param name="SizeBytes">Bytes on the source's disk, TOAST included, indexes not.</param>
/// <param name="File">The file with its rows, relative to the backup's folder; null in the custom format.</param>
public sealed record TableEntry(
    uint Oid, string Schema, string Name, IReadOnlyList<string> Columns, long Rows, string? Fingerprint, long SizeBytes, string? File)
{
    /// <summary>Schema and name, for people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string DisplayName => Postgres.SqlName.Display(Schema, Name);

    /// <summary>Schema and name, for SQL.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string SqlName => Postgres.SqlName.Qualify(Schema, Name);
}
