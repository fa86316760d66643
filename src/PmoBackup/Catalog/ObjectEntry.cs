namespace PmoBackup.Catalog;

/// <summary>One object of the schema.</summary>
/// <param name="Kind">Its kind, in the words of <c>pg_identify_object</c>: table, view, function, index, …</param>
/// <param name="Identity">Its full name, quoted, as the server writes it.</param>
/// <param name="Owner">The role that owns it; null for what has no owner of its own, such as an index.</param>
/// <param name="Grants">Privileges on it that were granted or revoked; empty where there are only the defaults.</param>
/// <param name="Digest">The first 16 hexadecimal digits of the SHA-256 of its definition; null where it has none.</param>
public sealed record ObjectEntry(string Kind, string Identity, string? Owner, IReadOnlyList<GrantEntry> Grants, string? Digest);
