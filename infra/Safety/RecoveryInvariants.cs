using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>Whether there is a way back when something is lost, and nobody is hurt on it.</summary>
internal static class RecoveryInvariants
{
    private static readonly string[] s_writes =
        ["rds:DeleteDBInstance", "rds:ModifyDBInstance", "rds:RebootDBInstance", "rds:DeleteDBSnapshot",
            "rds:PromoteReadReplica"];

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("replica-elsewhere", "The replica is in another region, under a name of its own.", ReplicaElsewhere),
        new("recovery-window", "Point-in-time recovery reaches back as long as the runbook says.", RecoveryWindow),
        new("drills-apart", "What runs drills cannot change or read production.", DrillsApart),
        new("alarms-in-time", "An alarm on silence sounds no later than the policy says.", AlarmsInTime),
    ];

    private static IEnumerable<string> ReplicaElsewhere(StackFacts facts)
    {
        if (facts.Settings.Vault.Replica is not { } replica)
            yield break;
        if (replica.Region == facts.Settings.Region)
            yield return $"Both are in {replica.Region}, and would be lost together. Set vault.replica.region to another region.";
        if (replica.Bucket == facts.Settings.Vault.Bucket)
            yield return $"Both are called {replica.Bucket}, and names are unique in the world. "
                + "Set vault.replica.bucket to another name.";
    }

    private static IEnumerable<string> RecoveryWindow(StackFacts facts)
    {
        var required = (int)RecoveryObjectives.RecoveryWindow.TotalDays;
        foreach (var database in facts.Settings.Databases.Where(d => d.Rds is { } rds && rds.BackupRetentionDays < required))
        {
            yield return $"That of {database.Name} reaches back {database.Rds!.BackupRetentionDays} days instead of {required}. "
                + "Raise its rds.backupRetentionDays.";
        }
    }

    private static IEnumerable<string> DrillsApart(StackFacts facts)
    {
        var reader = facts.Policies[VaultRole.Reader];
        foreach (var database in facts.Settings.Databases)
        {
            var instance = facts.Names.InstanceArn(facts.Names.DatabaseInstance(database.Name));
            foreach (var action in s_writes.Where(action => reader.MayAllow(action, instance)))
                yield return $"The reader may {action} on {database.Name}. Let it do so with drills' instances only.";
            var secret = facts.Names.Arn("secretsmanager", $"secret:{facts.Names.ConnectionSecret(database.Name)}-AbCdEf");
            if (reader.MayAllow("secretsmanager:GetSecretValue", secret))
                yield return $"The reader may read the connection string of {database.Name}. Take it out of its policy.";
        }
    }

    private static IEnumerable<string> AlarmsInTime(StackFacts facts)
    {
        var most = (int)RecoveryObjectives.FreshnessCritical.TotalHours;
        if (facts.Settings.Alarms.BackupSilenceHours is { } hours && hours > most)
            yield return $"It would sound after {hours} hours instead of {most}. "
                + "Lower alarms.backupSilenceHours, or leave it out.";
    }
}
