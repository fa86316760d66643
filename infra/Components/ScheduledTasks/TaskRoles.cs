using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>Which role of the vault a task of the catalog becomes.</summary>
public static class TaskRoles
{
    /// <summary>The role of a task's access.</summary>
    public static VaultRole Of(AccessRole access) => access switch
    {
        AccessRole.Writer => VaultRole.Writer,
        AccessRole.Reader => VaultRole.Reader,
        AccessRole.Retention => VaultRole.Retention,
        AccessRole.Auditor => VaultRole.Auditor,
        _ => throw new ArgumentOutOfRangeException(nameof(access), access, "There is no such access."),
    };
}
