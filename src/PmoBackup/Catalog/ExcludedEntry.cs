namespace PmoBackup.Catalog;

/// <summary>Something that is not compared after a restore.</summary>
/// <param name="Kind">Its kind: materialized view, foreign table, extension table, unlogged table, invalid index.</param>
/// <param name="Name">Its qualified name.</param>
/// <param name="Reason">Why not, one sentence.</param>
public sealed record ExcludedEntry(string Kind, string Name, string Reason);
