using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra;

/// <summary>
/// The names of what the stack makes, worked out beforehand: policies can name roles, and roles the bucket, without waiting for
/// each other, and all of it can be judged without an engine.
/// </summary>
public sealed class StackNames(StackSettings settings)
{
    /// <summary>What every name begins with.</summary>
    public string Prefix { get; } = $"pmo-backup-{settings.Stack}";

    /// <summary>The account.</summary>
    public string AccountId => settings.AccountId;

    /// <summary>The vault's bucket.</summary>
    public string BucketArn { get; } = $"arn:aws:s3:::{settings.Vault.Bucket}";

    /// <summary>The bucket of access logs and trails, without locks.</summary>
    public string LogBucket { get; } = $"{settings.Vault.Bucket}-logs";

    /// <summary>The log bucket's ARN.</summary>
    public string LogBucketArn => $"arn:aws:s3:::{LogBucket}";

    /// <summary>The replica's bucket; null where there is no replica.</summary>
    public string? ReplicaBucketArn { get; } = settings.Vault.Replica is { } replica ? $"arn:aws:s3:::{replica.Bucket}" : null;

    /// <summary>The alias of the replica's key.</summary>
    public string ReplicaKeyAlias => $"alias/{For("replica")}";

    /// <summary>The alias of the vault's key.</summary>
    public string KeyAlias => $"alias/{Prefix}";

    /// <summary>The trail of who touched the vault.</summary>
    public string TrailArn => Arn("cloudtrail", $"trail/{For("vault")}");

    /// <summary>The role that S3 replicates with.</summary>
    public string ReplicationRoleArn => IamArn("role", For("replication"));

    /// <summary>What ECS itself becomes to start a task: pulls the image, reads the secrets, writes the logs.</summary>
    public string ExecutionRoleArn => IamArn("role", For("execution"));

    /// <summary>The cluster that tasks run in.</summary>
    public string ClusterArn => Arn("ecs", $"cluster/{Prefix}");

    /// <summary>The group of all schedules; <see cref="Prefix"/> is its name.</summary>
    public string ScheduleGroupArn => Arn("scheduler", $"schedule-group/{Prefix}");

    /// <summary>The queue of starts that the scheduler could not deliver.</summary>
    public string DeadLetterQueue => For("dead-letters");

    /// <summary>Its ARN.</summary>
    public string DeadLetterQueueArn => Arn("sqs", DeadLetterQueue);

    /// <summary>The tasks' log.</summary>
    public string TaskLogGroup => $"/{Prefix}/tasks";

    /// <summary>The family of a task's definitions; every one begins so, and nothing else does.</summary>
    /// <param name="task">The task, and the database where it is about one: letters, digits and hyphens.</param>
    public string TaskFamily(string task) => For($"task-{task}");

    /// <summary>A database's instance on RDS. No drill's name begins so.</summary>
    public string DatabaseInstance(string name) => For($"db-{name}");

    /// <summary>A drill's instance. No database's name begins so: what drills may delete is told by it.</summary>
    public string DrillInstance(string name) => For($"drill-{name}");

    /// <summary>The ARN of an RDS instance.</summary>
    public string InstanceArn(string identifier) => Arn("rds", $"db:{identifier}");

    /// <summary>The secret with the connection string that a database is backed up by.</summary>
    public string ConnectionSecret(string database) => $"{Prefix}/{database}/database-url";

    /// <summary>The secret with Render's API key, for the tasks.</summary>
    public string RenderKeySecret => $"{Prefix}/render-api-key";

    /// <summary>The ARN of a secret, as a pattern: Secrets Manager appends six letters to the name.</summary>
    public string SecretArnPattern(string secret) => Arn("secretsmanager", $"secret:{secret}-??????");

    /// <summary>A role's name.</summary>
    public string RoleName(VaultRole role) => $"{Prefix}-{role.Name}";

    /// <summary>A role's ARN.</summary>
    public string RoleArn(VaultRole role) => IamArn("role", RoleName(role));

    /// <summary>Any other resource's name.</summary>
    public string For(string what) => $"{Prefix}-{what}";

    /// <summary>The ARN of something of the account's in the stack's region.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{settings.Region}:{settings.AccountId}:{resource}";

    /// <summary>The ARN of something of the account's in IAM, which knows no regions.</summary>
    public string IamArn(string kind, string name) => $"arn:aws:iam::{settings.AccountId}:{kind}/{name}";
}
