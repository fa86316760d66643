namespace PmoBackup.Catalog;

/// <summary>A backup in figures.</summary>
/// <param name="Tables">Tables whose rows are in the archive.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="ArchiveSizeBytes">Bytes of the archive as stored, compressed.</param>
/// <param name="DatabaseSizeBytes">Bytes of the database on its server, indexes included.</param>
public sealed record BackupTotals(int Tables, long Rows, long ArchiveSizeBytes, long DatabaseSizeBytes)
{
    /// <summary>How many times smaller the archive is than the database; 0 for an empty archive.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Ratio => ArchiveSizeBytes == 0 ? 0 : (double)DatabaseSizeBytes / ArchiveSizeBytes;
}
