using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Evaluation;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi;
using Pulumi.Aws;

namespace PmoBackup.Infra.Tests;

/// <summary>
/// A declared vault with its roles, and what AWS would say to a request: by the JSON that the engine was given.
/// </summary>
internal sealed class VaultScene
{
    /// <summary>Production with everything: a replica in another account, GitHub, people, databases in both places.</summary>
    public static StackSettings Production { get; } = SampleStack.Settings with
    {
        Vault = new VaultSettings
        {
            Bucket = "acme-backups",
            LockMode = "GOVERNANCE",
            Replica = new ReplicaSettings
            {
                Bucket = "acme-backups-replica",
                Region = "eu-west-1",
                AccountId = "999988887777",
                RoleArn = "arn:aws:iam::999988887777:role/pmo-backup-replica",
            },
        },
        Access = new AccessSettings
        {
            BreakGlass =
            [
                "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*",
                "arn:aws:iam::123456789012:user/carol",
            ],
            Deployers = ["arn:aws:iam::123456789012:role/admin"],
            Restorers = ["arn:aws:iam::123456789012:role/on-call"],
            State = new StateSettings
            {
                Bucket = "acme-state",
                KeyArn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555",
            },
            GitHub = new GitHubSettings
            {
                Repository = "acme/platform",
                PreviewBranches = ["main"],
                DeployEnvironment = "production",
                SentinelEnvironment = "sentinel",
            },
        },
    };

    private static readonly Lazy<Task<VaultScene>> s_production = new(() => OfAsync(Production));

    private VaultScene(StackSettings settings, Declaration declared) =>
        (Settings, Names, Declared) = (settings, new StackNames(settings), declared);

    /// <summary>The vault's key.</summary>
    public const string KeyArn = "arn:aws:kms:eu-central-1:123456789012:key/vault";

    /// <summary>The replica's key. The mocks know one account and region only.</summary>
    public const string ReplicaKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/vault-replica";

    public StackSettings Settings { get; }

    public StackNames Names { get; }

    public Declaration Declared { get; }

    public static Task<VaultScene> ProductionAsync() => s_production.Value;

    /// <summary>Declares a vault and its roles.</summary>
    public static async Task<VaultScene> OfAsync(StackSettings settings) =>
        new(settings, await Declaration.OfAsync(() => Declare(settings)));

    /// <summary>A backup's object.</summary>
    public string Backup(string folder = "daily") => $"{Names.BucketArn}/{folder}/platform/2026-11/20261124T020000Z/data.zst";

    /// <summary>The policy of a resource.</summary>
    public GivenPolicy PolicyOf(string type, string name, string input = "policy") => new(Declared.One(type, name).Text(input));

    /// <summary>A role's policy.</summary>
    public GivenPolicy PolicyOf(VaultRole role) => PolicyOf("aws:iam/rolePolicy:RolePolicy", $"access-{role}");

    /// <summary>A role's trust policy.</summary>
    public GivenPolicy TrustOf(VaultRole role) => PolicyOf("aws:iam/role:Role", $"access-{role}", "assumeRolePolicy");

    /// <summary>Whether AWS lets a role do something: no denial, and a permission of its own or of the resource's.</summary>
    public bool May(VaultRole role, Request request)
    {
        var asked = request with { Caller = Names.RoleArn(role) };
        asked = asked.Saying("aws:PrincipalArn", asked.Caller!);
        var own = PolicyOf(role);
        if (ResourcePolicy(request.Resource) is not { } resources)
            return own.Allows(asked);
        if (own.Denies(asked) || resources.Denies(asked))
            return false;
        return resources.Gives(asked) switch
        {
            // Across accounts both sides must agree.
            Reach.Caller when !IsElsewhere(request.Resource) => true,
            Reach.Caller or Reach.Account => own.Allows(asked),
            // A key that says nothing gives nothing; a bucket leaves it to its account's policies.
            _ => !IsKey(request.Resource) && !IsElsewhere(request.Resource) && own.Allows(asked),
        };
    }

    /// <summary>Whether somebody may become a role.</summary>
    public bool MayBecome(VaultRole role, Request who) =>
        TrustOf(role) is var trust && !trust.Denies(who) && trust.Gives(who) != Reach.None;

    /// <summary>A put as the CLI makes it: conditional, encrypted by the bucket, locked as long as its class.</summary>
    public Request Put(string folder = "daily", int lockedDays = 30) => Request("s3:PutObject", Backup(folder))
        .Saying("s3:if-none-match", "*")
        .Saying("s3:ObjectCreationOperation", "true")
        .Saying("s3:object-lock-mode", Settings.Vault.LockMode)
        .Saying("s3:object-lock-remaining-retention-days", $"{lockedDays}")
        .Saying("s3:x-amz-storage-class", "STANDARD_IA");

    /// <summary>A request over TLS.</summary>
    public static Request Request(string action, string resource) =>
        new Request(action, resource).Saying("aws:SecureTransport", "true").Saying("s3:TlsVersion", "1.3");

    private static void Declare(StackSettings settings)
    {
        var names = new StackNames(settings);
        var access = new Components.BackupAccess("access", new BackupAccessArgs { Settings = settings, Names = names });
        _ = new Components.BackupVault("vault", new BackupVaultArgs
        {
            Settings = settings,
            Names = names,
            Keepers = access.Keepers,
            ReplicaProvider = settings.Vault.Replica is { } replica ? new Provider(
                "replica", new ProviderArgs { Region = replica.Region }) : null,
        });
    }

    private static bool IsKey(string resource) => resource.StartsWith("arn:aws:kms:", StringComparison.Ordinal);

    private bool IsElsewhere(string resource) =>
        Settings.Vault.Replica?.AccountId is not null && (Is(resource, Names.ReplicaBucketArn!) || resource == ReplicaKeyArn);

    private GivenPolicy? ResourcePolicy(string resource) => resource switch
    {
        KeyArn => PolicyOf("aws:kms/key:Key", "vault"),
        ReplicaKeyArn => PolicyOf("aws:kms/key:Key", "vault-replica"),
        _ when Is(resource, Names.BucketArn) => PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault"),
        _ when Is(resource, Names.LogBucketArn) => PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault-logs"),
        _ when Names.ReplicaBucketArn is { } replica && Is(resource, replica) =>
            PolicyOf("aws:s3/bucketPolicy:BucketPolicy", "vault-replica"),
        _ => null,
    };

    private static bool Is(string resource, string bucketArn) =>
        resource == bucketArn || resource.StartsWith($"{bucketArn}/", StringComparison.Ordinal);
}
