using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>
/// What <c>pulumi preview</c> needs: to read what the stack declares, and its state. No content, and no secrets' values.
/// </summary>
internal static class PreviewPolicy
{
    public static PolicyDocument For(StackSettings settings, StackNames names) =>
        new([.. Reading(settings, names), .. PulumiState.Statements(settings, canWrite: false)]);

    private static IEnumerable<Statement> Reading(StackSettings settings, StackNames names)
    {
        yield return Statement.Allow(
            "SeesBuckets",
            ["s3:Get*Configuration", "s3:GetBucket*", "s3:ListBucket*", "s3:ListTagsForResource"],
            StackThings.Buckets(settings, names));
        yield return Statement.Allow("SeesTrail", ["cloudtrail:Get*", "cloudtrail:ListTags"], [names.TrailArn]);
        yield return Statement.Allow(
            "SeesKeys",
            ["kms:DescribeKey", "kms:GetKey*", "kms:ListResourceTags"],
            StackThings.Keys(settings, names)) with
        {
            Conditions = [StackTags.OnResource(names)],
        };
        yield return Statement.Allow("SeesRoles", ["iam:GetRole*", "iam:List*Role*"], [names.IamArn("role", names.For("*"))]);
        yield return Statement.Allow(
            "SeesGitHubsProvider",
            ["iam:GetOpenIDConnectProvider"],
            [names.IamArn("oidc-provider", TrustPolicies.GitHubIssuer)]);
        yield return Statement.Allow(
            "SeesPlainThings",
            [
                "cloudwatch:DescribeAlarms", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource",
                "ecr:DescribeRepositories", "ecr:GetLifecyclePolicy", "ecr:ListTagsForResource",
                "events:DescribeRule", "events:List*", "logs:DescribeMetricFilters", "logs:ListTagsForResource",
                "scheduler:Get*", "scheduler:ListTagsForResource", "sns:Get*", "sns:ListTagsForResource", "sqs:Get*",
                "sqs:ListQueueTags"
            ],
            StackThings.Plain(names));
        yield return Statement.Allow("SeesCluster", ["ecs:DescribeClusters"], StackThings.OfEcs(names));
        yield return Statement.Allow(
            "SeesSecrets",
            ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
            StackThings.Secrets(names));
        if (settings.Databases.Any(d => d.Rds is not null))
            yield return Statement.Allow(
                "SeesDatabases",
                ["rds:Describe*", "rds:ListTagsForResource"],
                StackThings.Databases(names, "*"));
        yield return Statement.Allow("SeesWhatHasNoNames", StackThings.Nameless, ["*"]);
    }
}
