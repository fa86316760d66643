namespace PmoBackup.Catalog;

/// <summary>One role, without its password.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">Its attributes in the words of CREATE ROLE: LOGIN, CREATEDB, BYPASSRLS, …</param>
/// <param name="MemberOf">The roles that it is a direct member of.</param>
public sealed record RoleEntry(string Name, IReadOnlyList<string> Attributes, IReadOnlyList<string> MemberOf);
