using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Components;

/// <summary>Who may hand the stack's roles to a service of AWS.</summary>
internal static class PassRole
{
    /// <summary>The roles of tasks, and the one that starts them, to ECS.</summary>
    public static Statement ToTasks(StackNames names) =>
        To("PassesRolesToTasks", ["ecs-tasks.amazonaws.com"],
            [.. VaultRole.OfTasks.Select(names.RoleArn), names.ExecutionRoleArn]);

    /// <summary>Roles to services.</summary>
    public static Statement To(string sid, string[] services, params string[] roles) =>
        Statement.Allow(sid, ["iam:PassRole"], roles) with
        {
            Conditions = [new("StringEquals", "iam:PassedToService", services)],
        };
}
