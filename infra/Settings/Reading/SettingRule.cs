using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PmoBackup.Infra.Components;

namespace PmoBackup.Infra.Settings.Reading;

/// <summary>What a text must look like.</summary>
/// <param name="Holds">Whether a text does.</param>
/// <param name="Problem">What is wrong with one that does not: <c>must be …</c>.</param>
/// <param name="Example">One that does.</param>
internal sealed partial record SettingRule(Func<string, bool> Holds, string Problem, string Example)
{
    /// <summary>Any text but none.</summary>
    public static SettingRule Given { get; } = new(t => !string.IsNullOrWhiteSpace(t), "must not be empty", "something");

    /// <summary>Roles' names hold it, and they have 64 characters at most.</summary>
    public static SettingRule Stack { get; } = new(
        t => t.Length <= 20 && NamePattern().IsMatch(t), "must be 1 to 20 lower-case letters, digits and hyphens, a letter first",
            "prod");

    /// <summary>RDS knows 63 characters at most, and the stack's name and a prefix are among them.</summary>
    public static SettingRule Name { get; } = new(
        t => t.Length <= 25 && NamePattern().IsMatch(t), "must be 1 to 25 lower-case letters, digits and hyphens, a letter first",
            "platform");

    public static SettingRule Environment { get; } = OneOf("staging", "production");

    public static SettingRule LockMode { get; } = OneOf("GOVERNANCE", "COMPLIANCE");

    public static SettingRule DrillHost { get; } = OneOf("render", "rds", "server");

    public static SettingRule RenderRegion { get; } = OneOf("oregon", "ohio", "virginia", "frankfurt", "singapore");

    public static SettingRule Account { get; } = Like(AccountPattern(), "must be an account id of 12 digits, in quotes",
        "\"123456789012\"");

    public static SettingRule Region { get; } = Like(RegionPattern(), "must be an AWS region", "eu-central-1");

    public static SettingRule Bucket { get; } = new(
        t => BucketPattern().IsMatch(t) && !t.Contains("..", StringComparison.Ordinal) && !IPAddress.TryParse(t, out _),
        "must be a bucket's name: 3 to 58 lower-case letters, digits, hyphens and dots", "acme-pmo-backups-prod");

    /// <summary>A session's ARN is gone with the session; the account's root is no person.</summary>
    public static SettingRule Person { get; } = Like(
        PersonPattern(),
        "must be the ARN of an IAM role (an SSO permission set's too; its last part may end in *) or of a user",
        "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admins_*");

    public static SettingRule RoleArn { get; } = Like(
        RolePattern(), "must be the ARN of an IAM role", "arn:aws:iam::123456789012:role/pmo-backup-replica");

    public static SettingRule KeyArn { get; } = Like(
        KeyPattern(), "must be the ARN of a KMS key",
            "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555");

    public static SettingRule SecretArn { get; } = Like(
        SecretPattern(), "must be the ARN of a secret in Secrets Manager",
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:drill-AbCdEf");

    public static SettingRule Cidr { get; } = new(
        t => IPNetwork.TryParse(t, out _), "must be a network in CIDR notation", "203.0.113.10/32");

    /// <summary>The same rule as where the list is made.</summary>
    public static SettingRule AllowedCidr { get; } = new(
        t => AllowList.Objection(t) is null,
        $"must be a network of {AllowList.WidestPrefix} bits or more, never the whole internet", "203.0.113.10/32");

    public static SettingRule MadeNetwork { get; } = new(
        IsMadeNetwork, "must be an IPv4 network between a /16 and a /24, no bits set after the prefix", "10.60.0.0/24");

    public static SettingRule Zone { get; } = Like(ZonePattern(), "must be an availability zone", "eu-central-1a");

    public static SettingRule InstanceClass { get; } = Like(ClassPattern(), "must be an RDS instance class", "db.t4g.medium");

    /// <summary>Free and legacy plans have no point-in-time recovery.</summary>
    public static SettingRule RenderPlan { get; } = Like(
        PlanPattern(), "must be a paid Render plan of the present kind: others have no point-in-time recovery", "pro_4gb");

    public static SettingRule Word { get; } = Like(WordPattern(),
        "must be one word of letters, digits, dots, underscores and hyphens", "2026.11.2");

    /// <summary>A tag that is moved runs what nobody reviewed.</summary>
    public static SettingRule ImageTag { get; } = new(
        t => t != "latest" && ImagePattern().IsMatch(t), "must be an image's digest, or a tag that never moves", "2026.11.2");

    public static SettingRule BackupId { get; } = Like(
        WordPattern(), "must be latest or a backup's id", "latest");

    public static SettingRule Email { get; } = Like(EmailPattern(), "must be an email address", "ops@example.com");

    /// <summary>As the tokens of its workflows say it; both parts with their ids or none.</summary>
    public static SettingRule Repository { get; } = Like(
        RepositoryPattern(), "must be owner/name, or owner@id/name@id as the repository's tokens have it", "acme@123456/platform@456789");

    public static SettingRule Branch { get; } = Like(
        BranchPattern(), "must be one branch's name; patterns would let in branches that nobody protects", "main");

    public static SettingRule Vpc { get; } = Like(VpcPattern(), "must be a VPC's id", "vpc-0a1b2c3d4e5f67890");

    public static SettingRule Subnet { get; } = Like(SubnetPattern(), "must be a subnet's id", "subnet-0a1b2c3d4e5f67890");

    public static SettingRule SecurityGroup { get; } = Like(
        GroupPattern(), "must be a security group's id", "sg-0a1b2c3d4e5f67890");

    public static SettingRule RenderId { get; } = Like(RenderPattern(), "must be the id of a Render database",
        "dpg-abc123def456ghi789jk-a");

    public static SettingRule SlackWorkspace { get; } = Like(WorkspacePattern(), "must be a Slack workspace's id", "T01ABCDEFGH");

    public static SettingRule SlackChannel { get; } = Like(ChannelPattern(), "must be a Slack channel's id", "C01ABCDEFGH");

    private static bool IsMadeNetwork(string text) => IPNetwork.TryParse(text, out var network)
        && network is { BaseAddress.AddressFamily: AddressFamily.InterNetwork, PrefixLength: >= 16 and <= 24 };

    private static SettingRule OneOf(params string[] words) =>
        new(t => words.Contains(t, StringComparer.Ordinal), $"must be {string.Join(" or ", words)}", words[0]);

    private static SettingRule Like(Regex pattern, string problem, string example) => new(pattern.IsMatch, problem, example);

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A\d{12}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-\d\z")]
    private static partial Regex RegionPattern();

    // Five characters less than S3 allows: the log bucket's name has "-logs" behind.
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,56}[a-z0-9]\z")]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"\Aarn:aws:iam::\d{12}:(role|user)/[\w+=,.@/*-]+\z")]
    private static partial Regex PersonPattern();

    [GeneratedRegex(@"\Aarn:aws:iam::\d{12}:role/[\w+=,.@/-]+\z")]
    private static partial Regex RolePattern();

    [GeneratedRegex(@"\Aarn:aws:kms:[a-z0-9-]+:\d{12}:key/[0-9a-f-]{36}\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\Aarn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+\z")]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-\d[a-z]\z")]
    private static partial Regex ZonePattern();

    [GeneratedRegex(@"\Adb\.[a-z0-9]+\.[a-z0-9]+\z")]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"\A((basic|pro|accelerated)_[a-z0-9_]+|Custom.*)\z")]
    private static partial Regex PlanPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][\w.-]{0,99}\z")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\A(sha256:[0-9a-f]{64}|\w[\w.-]{0,127})\z")]
    private static partial Regex ImagePattern();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\A([A-Za-z0-9-]+/[\w.-]+|[A-Za-z0-9-]+@\d+/[\w.-]+@\d+)\z")]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"\A[\w./-]+\z")]
    private static partial Regex BranchPattern();

    [GeneratedRegex(@"\Avpc-[0-9a-f]+\z")]
    private static partial Regex VpcPattern();

    [GeneratedRegex(@"\Asubnet-[0-9a-f]+\z")]
    private static partial Regex SubnetPattern();

    [GeneratedRegex(@"\Asg-[0-9a-f]+\z")]
    private static partial Regex GroupPattern();

    [GeneratedRegex(@"\Adpg-[a-z0-9-]+\z")]
    private static partial Regex RenderPattern();

    [GeneratedRegex(@"\AT[A-Z0-9]+\z")]
    private static partial Regex WorkspacePattern();

    [GeneratedRegex(@"\A[CG][A-Z0-9]+\z")]
    private static partial Regex ChannelPattern();
}
