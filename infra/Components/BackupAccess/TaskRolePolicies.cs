using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>What the roles of tasks, and of people who restore, may do with the vault. None of them deletes anything.</summary>
internal static class TaskRolePolicies
{
    // The few objects that say what a backup is, and what was done with it.
    private const string Manifests = "*/manifest.json";

    public static PolicyDocument Writer(StackNames names) => new(
        Looks(names.BucketArn),
        // The next backup is compared with the last one's manifest.
        Statement.Allow("ReadsManifests", S3Actions.Reading, In(names, Manifests, Below(StoreFolder.Journal))),
        Statement.Allow("PutsBackups", S3Actions.Putting, In(names, [.. StoreFolder.All.Select(Below)])));

    public static PolicyDocument Reader(StackSettings settings, StackNames names) => new([
        Looks([names.BucketArn, .. Replica(names, "")]),
        Statement.Allow("ReadsBackups", [.. S3Actions.Reading, .. S3Actions.Knowing],
            [.. In(names, "*"), .. Replica(names, "/*")]),
        // A restore takes a backup of what it is about to replace, and writes down what it did.
        Statement.Allow("PutsRecords", S3Actions.Putting,
            In(names, $"{RetentionClass.Incident}/*", Below(StoreFolder.Records), Below(StoreFolder.Journal))),
        .. ReplicaKey(settings, names),
        .. Rds(settings, names),
    ]);

    public static PolicyDocument Retention(StackNames names) => new(
        Looks([names.BucketArn, .. Replica(names, "")]),
        Knows(names),
        ReadsRecords(names),
        Statement.Allow("HoldsAndReleases", ["s3:PutObjectLegalHold"], In(names, [.. RetentionClass.All.Select(c => $"{c}/*")])),
        PutsFindings(names));

    public static PolicyDocument Auditor(StackSettings settings, StackNames names) => new([
        Looks([names.BucketArn, names.LogBucketArn, .. Replica(names, "")]),
        Knows(names),
        ReadsRecords(names),
        PutsFindings(names),
        Statement.Allow("SeesTheTrail", ["cloudtrail:GetTrailStatus", "cloudtrail:GetEventSelectors"], [names.TrailArn]),
        .. RdsWindow(settings, names),
    ]);

    private static Statement Looks(params string[] buckets) => Statement.Allow("Looks", S3Actions.Looking, buckets);

    private static Statement Knows(StackNames names) => Statement.Allow("KnowsObjects", S3Actions.Knowing, In(names, "*"));

    private static Statement ReadsRecords(StackNames names) => Statement.Allow(
        "ReadsRecords", S3Actions.Reading, In(names, Manifests, Below(StoreFolder.Journal), Below(StoreFolder.Records)));

    private static Statement PutsFindings(StackNames names) =>
        Statement.Allow("PutsFindings", S3Actions.Putting, In(names, Below(StoreFolder.Records), Below(StoreFolder.Journal)));

    private static IEnumerable<Statement> ReplicaKey(StackSettings settings, StackNames names)
    {
        if (settings.Vault.Replica is not { } replica)
            yield break;
        // A key's id is not known before it exists, and its own policy lets in whom it means: its alias narrows what remains.
        var account = replica.AccountId ?? settings.AccountId;
        yield return Statement.Allow("DecryptsReplica", ["kms:Decrypt"], [$"arn:aws:kms:{replica.Region}:{account}:key/*"]) with
        {
            Conditions = [new("ForAnyValue:StringEquals", "kms:ResourceAliases", names.ReplicaKeyAlias)],
        };
    }

    // Drills on RDS recover a database into an instance of their own, and remove that one. Databases are named by what their
    // names begin with: IAM's room is limited, and their number is not.
    private static IEnumerable<Statement> Rds(StackSettings settings, StackNames names)
    {
        if (!HasRds(settings))
            yield break;
        var drills = names.InstanceArn(names.DrillInstance("*"));
        // Both ends, and what the new instance is put into.
        yield return Statement.Allow(
            "RecoversForDrills",
            ["rds:RestoreDBInstanceToPointInTime"],
            [drills, .. StackThings.Databases(names, "db-*")]);
        yield return Statement.Allow(
            "RunsDrills",
            ["rds:AddTagsToResource", "rds:DeleteDBInstance", "rds:ModifyDBInstance"],
            [drills]);
        foreach (var statement in RdsWindow(settings, names))
            yield return statement;
    }

    private static IEnumerable<Statement> RdsWindow(StackSettings settings, StackNames names)
    {
        if (HasRds(settings))
        {
            yield return Statement.Allow(
                "SeesRecoveryWindows",
                ["rds:DescribeDBInstances", "rds:DescribeDBInstanceAutomatedBackups", "rds:ListTagsForResource"],
                [names.InstanceArn(names.For("*")), names.Arn("rds", "auto-backup:*")]);
        }
    }

    private static bool HasRds(StackSettings settings) => settings.Databases.Any(d => d.Rds is not null);

    private static string[] Replica(StackNames names, string below) =>
        names.ReplicaBucketArn is { } bucket ? [bucket + below] : [];

    private static string[] In(StackNames names, params string[] keys) => [.. keys.Select(key => $"{names.BucketArn}/{key}")];

    private static string Below(StoreFolder folder) => $"{folder.Name}/*";
}
