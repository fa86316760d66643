namespace PmoBackup.Policy;

/// <summary>How often a task is there when there are several databases.</summary>
public enum TaskScope
{
    /// <summary>Once: it looks at everything in the store.</summary>
    Store = 0,

    /// <summary>Once for each database, which the environment names: <c>DATABASE_URL</c>.</summary>
    Database = 1,

    /// <summary>Once for each database, whose backups it looks for in the store: <c>--database</c>.</summary>
    BackupsOfDatabase = 2,
}
