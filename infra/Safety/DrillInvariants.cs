using PmoBackup.Infra.Components;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>What a drill has in its hands.</summary>
internal static class DrillInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("drills-hold-no-keys", "No drill is given what opens production.", DrillsHoldNoKeys),
    ];

    private static IEnumerable<string> DrillsHoldNoKeys(StackFacts facts)
    {
        var databases = facts.Settings.Databases.Select(database => database.Name).ToList();
        foreach (var task in facts.Tasks.Where(task => task.Role == AccessRole.Reader && task.Command[0] != "check"))
        {
            foreach (var secret in databases.SelectMany(database => Given(task.Plan(database), facts)).Distinct())
                yield return $"The task {task.Name} is given {secret}. Take it out of TaskSecrets, or change the task's scope.";
        }
        foreach (var drill in facts.Settings.Drills.Where(drill => drill.ServerSecretArn is not null))
        {
            var keys = TaskSecrets.All(facts.Settings, facts.Names);
            foreach (var secret in keys.Where(secret => IsIn(drill.ServerSecretArn!, secret)))
                yield return $"The drill {drill.Name} would restore over {secret}: that is production's. Name another server's.";
        }
    }

    private static IEnumerable<string> Given(PlannedTask task, StackFacts facts)
        => TaskSecrets.Of(task, facts.Settings, facts.Names).Keys;

    // Secrets Manager appends a hyphen and six letters to the name.
    private static bool IsIn(string arn, string secret) => arn.Contains($":secret:{secret}", StringComparison.Ordinal);
}
