using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>What each role may do. What it may not is said once more by the bucket's and the key's policy.</summary>
public static class VaultPolicies
{
    /// <summary>How much text IAM takes for the policies in a role, characters without white space.</summary>
    public const int MostCharacters = 10_240;

    /// <summary>A role's policy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such role.</exception>
    public static PolicyDocument For(VaultRole role, StackSettings settings, StackNames names)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role.Name switch
        {
            "writer" => TaskRolePolicies.Writer(names),
            "reader" => TaskRolePolicies.Reader(settings, names),
            "retention" => TaskRolePolicies.Retention(names),
            "auditor" => TaskRolePolicies.Auditor(settings, names),
            "break-glass" => BreakGlassPolicy.For(names),
            "scheduler" => SchedulerPolicy.For(names),
            "preview" => PreviewPolicy.For(settings, names),
            "deploy" => DeployPolicy.For(settings, names),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
        };
    }
}
