namespace PmoBackup.Catalog;

/// <summary>One sequence. Sequences do not obey snapshots, so its value is the one that the archive sets.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="LastValue">The value that a restore sets.</param>
/// <param name="IsCalled">Whether the next value comes after <paramref name="LastValue"/>, or is it.</param>
public sealed record SequenceEntry(string Schema, string Name, long LastValue, bool IsCalled)
{
    /// <summary>Schema and name, for people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string DisplayName => Postgres.SqlName.Display(Schema, Name);

    /// <summary>Schema and name, for SQL.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string SqlName => Postgres.SqlName.Qualify(Schema, Name);
}
