namespace PmoBackup.Catalog;

/// <summary>Privileges that one role has on one object.</summary>
/// <param name="Grantee">The role; empty for PUBLIC.</param>
/// <param name="Privilege">One privilege, for instance SELECT.</param>
/// <param name="Grantable">Whether it may be passed on.</param>
/// <param name="Column">The column that it is limited to; null for the whole object.</param>
public sealed record GrantEntry(string Grantee, string Privilege, bool Grantable, string? Column);
