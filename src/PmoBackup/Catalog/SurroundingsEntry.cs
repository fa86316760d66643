namespace PmoBackup.Catalog;

/// <summary>What <c>pg_dump</c> of one database leaves out, and a new server needs. No passwords.</summary>
public sealed record SurroundingsEntry
{
    /// <summary>Every role, predefined ones apart.</summary>
    public required IReadOnlyList<RoleEntry> Roles { get; init; }

    /// <summary>The role that owns the database.</summary>
    public required string DatabaseOwner { get; init; }

    /// <summary>Privileges on the database.</summary>
    public required IReadOnlyList<GrantEntry> DatabaseGrants { get; init; }

    /// <summary><c>ALTER DATABASE … SET</c> and <c>ALTER ROLE … SET</c>.</summary>
    public required IReadOnlyList<SettingEntry> Settings { get; init; }

    /// <summary><c>ALTER DEFAULT PRIVILEGES</c>, one line each: owner, schema, kind and access list.</summary>
    public required IReadOnlyList<string> DefaultPrivileges { get; init; }

    /// <summary>Publications, by name.</summary>
    public required IReadOnlyList<string> Publications { get; init; }

    /// <summary>Subscriptions, by name; their connection strings hold passwords and are not read.</summary>
    public required IReadOnlyList<string> Subscriptions { get; init; }

    /// <summary>Logical replication slots of this database, by name.</summary>
    public required IReadOnlyList<string> ReplicationSlots { get; init; }

    /// <summary>Tablespaces that objects of this database use, by name.</summary>
    public required IReadOnlyList<string> Tablespaces { get; init; }
}
