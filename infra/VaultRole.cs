using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra;

/// <summary>Who works with the vault. Nobody has more than one part in it.</summary>
public sealed record VaultRole
{
    private VaultRole(string name, string does) => (Name, Does) = (name, does);

    /// <summary>Puts backups and records; never deletes, never bypasses a lock.</summary>
    public static VaultRole Writer { get; } = new("writer", "puts backups");

    /// <summary>
    /// Reads backups, to restore, to verify and to drill; puts records of that, and the backup before a restore.
    /// </summary>
    public static VaultRole Reader { get; } = new("reader", "restores, verifies, drills");

    /// <summary>Sets and releases legal holds; changes nothing else.</summary>
    public static VaultRole Retention { get; } = new("retention", "holds and releases");

    /// <summary>Reads configuration, metadata and records, and puts records of what it found; no content of backups.</summary>
    public static VaultRole Auditor { get; } = new("auditor", "compares the vault with its policy");

    /// <summary>The way in when all others are shut out; every use is alarmed.</summary>
    public static VaultRole BreakGlass { get; } = new("break-glass", "repairs what nobody else may touch");

    /// <summary>Starts exactly the stack's tasks.</summary>
    public static VaultRole Scheduler { get; } = new("scheduler", "starts tasks");

    /// <summary>Reads what a preview needs, from trusted branches.</summary>
    public static VaultRole Preview { get; } = new("preview", "previews the stack");

    /// <summary>Runs <c>pulumi up</c>; does not touch backups.</summary>
    public static VaultRole Deploy { get; } = new("deploy", "deploys the stack");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VaultRole> All { get; } = [
        Writer, Reader, Retention, Auditor, BreakGlass, Scheduler, Preview, Deploy];

    /// <summary>The roles that scheduled tasks run as.</summary>
    public static IReadOnlyList<VaultRole> OfTasks { get; } = [Writer, Reader, Retention, Auditor];

    /// <summary>The last part of the role's name.</summary>
    public string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Does { get; }

    /// <summary>The roles of a stack: all, but no preview where no workflow previews.</summary>
    public static IReadOnlyList<VaultRole> In(StackSettings settings) =>
        [.. All.Where(role => role != Preview || settings.Access.GitHub is { PreviewBranches.Count: > 0 })];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
