namespace PmoBackup.Policy;

/// <summary>What a scheduled task may do in the vault. None may delete, shorten a retention or change a setting.</summary>
public enum AccessRole
{
    /// <summary>Puts new objects.</summary>
    Writer = 0,

    /// <summary>Reads backups, and notes in the journal what it did with them.</summary>
    Reader = 1,

    /// <summary>Looks at everything, and sets and releases legal holds.</summary>
    Retention = 2,

    /// <summary>Looks at everything, and adds records and reports.</summary>
    Auditor = 3,
}
