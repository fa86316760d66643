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
            var secrets = databases.SelectMany(database => TaskSecrets.Of(task.Plan(database), facts.Settings, facts.Names).Keys).Distinct();
            foreach (var secret in secrets)
                yield return $"The task {task.Name} is given {secret}. Take it out of TaskSecrets, or give the task another scope.";
        }
        foreach (var drill in facts.Settings.Drills.Where(drill => drill.ServerSecretArn is not null))
        {
            foreach (var secret in TaskSecrets.All(facts.Settings, facts.Names).Where(secret => IsIn(drill.ServerSecretArn!, secret)))
                yield return $"The drill {drill.Name} would restore over {secret}, which is production's. Name the secret of another server.";
        }
    }

    // Secrets Manager appends a hyphen and six letters to the name.
    private static bool IsIn(string arn, string secret) => arn.Contains($":secret:{secret}", StringComparison.Ordinal);
}
