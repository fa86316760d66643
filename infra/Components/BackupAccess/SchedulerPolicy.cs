using PmoBackup.Infra.Iam;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>What the scheduler may do: start the tasks of the catalog, in the stack's cluster, as the roles of tasks.</summary>
internal static class SchedulerPolicy
{
    public static PolicyDocument For(StackNames names) => new(
        Statement.Allow("StartsTasks", ["ecs:RunTask"], [.. Tasks(names)]) with
        {
            Conditions = [new("ArnEquals", "ecs:cluster", names.ClusterArn)],
        },
        PassRole.ToTasks(names),
        Statement.Allow("KeepsWhatCouldNotBeDelivered", ["sqs:SendMessage"], [names.DeadLetterQueueArn]));

    // One line for each of the catalog, whatever number of databases there are: IAM's room is limited. Every revision of it,
    // since a schedule names the one it means.
    private static IEnumerable<string> Tasks(StackNames names) => TaskCatalog.All
        .Select(task => task.Scope == TaskScope.Store ? task.Name : $"{task.Name}-*")
        .Select(task => names.Arn("ecs", $"task-definition/{names.TaskFamily(task)}:*"));
}
