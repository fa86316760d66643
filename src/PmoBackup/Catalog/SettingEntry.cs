namespace PmoBackup.Catalog;

/// <summary>One setting attached to a database, a role, or a role in this database.</summary>
/// <param name="Database">Whether it holds in this database only.</param>
/// <param name="Role">The role; empty for every role.</param>
/// <param name="Name">The setting's name.</param>
/// <param name="Value">Its value.</param>
public sealed record SettingEntry(bool Database, string Role, string Name, string Value);
