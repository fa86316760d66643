using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Who may become which role.</summary>
public static class TrustPolicies
{
    /// <summary>The name of GitHub's identity provider in IAM.</summary>
    public const string GitHubIssuer = "token.actions.githubusercontent.com";

    // How old a sign-in with a second factor may be: as long as a session lasts.
    private static readonly Condition[] FreshSecondFactor =
        [new("Bool", "aws:MultiFactorAuthPresent", "true"), new("NumericLessThan", "aws:MultiFactorAuthAge", "3600")];

    /// <summary>A role's trust policy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such role.</exception>
    public static PolicyDocument For(VaultRole role, StackSettings settings, StackNames names)
    {
        ArgumentNullException.ThrowIfNull(role);
        var access = settings.Access;
        return role.Name switch
        {
            "writer" or "retention" => new(Tasks(settings, names)),
            // The sentinel looks from outside: where AWS or Render fail, its own checks may be silent too.
            "auditor" => new([Tasks(settings, names), .. GitHub(settings, names, SentinelEnvironment)]),
            // A drill environment is filled while the stack is deployed.
            "reader" => new([Tasks(settings, names), Deployment(settings, names), .. People(access.Restorers)]),
            "break-glass" => new([.. People(access.BreakGlass)]),
            "scheduler" => new(Scheduler(settings, names)),
            "preview" => new([.. GitHub(settings, names, Branches)]),
            "deploy" => new([.. GitHub(settings, names, DeployEnvironment), .. People(access.Deployers)]),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
        };
    }

    private static Statement Tasks(StackSettings settings, StackNames names) =>
        Statement.Trust("Tasks", Principal.Service("ecs-tasks.amazonaws.com")) with
        {
            Conditions =
            [
                // ECS names no task more precisely than by region and account.
                new("ArnLike", "aws:SourceArn", names.Arn("ecs", "*")),
                new("StringEquals", "aws:SourceAccount", settings.AccountId),
            ],
        };

    private static Statement Scheduler(StackSettings settings, StackNames names) =>
        Statement.Trust("Schedules", Principal.Service("scheduler.amazonaws.com")) with
        {
            Conditions =
            [
                new("ArnEquals", "aws:SourceArn", names.ScheduleGroupArn),
                new("StringEquals", "aws:SourceAccount", settings.AccountId),
            ],
        };

    private static Statement Deployment(StackSettings settings, StackNames names) =>
        Statement.Trust("Deployment", Principal.Account(settings.AccountId)) with
        {
            Conditions = [Condition.CallerIs(names.RoleArn(VaultRole.Deploy))],
        };

    /// <summary>
    /// People. An SSO session says nothing of the second factor, which SSO has asked for itself: a condition on it would shut
    /// everybody out. A user's session says it.
    /// </summary>
    private static IEnumerable<Statement> People(IReadOnlyList<string> arns)
    {
        foreach (var group in arns.GroupBy(
            arn => (Account: arn.Split(':')[4], IsUser: arn.Contains(":user/", StringComparison.Ordinal)))
            .OrderBy(g => g.Key.Account, StringComparer.Ordinal).ThenBy(g => g.Key.IsUser))
        {
            var caller = new Condition("ArnLike", "aws:PrincipalArn", [.. group]);
            var sid = $"{(group.Key.IsUser ? "Users" : "Roles")}Of{group.Key.Account}";
            yield return Statement.Trust(sid, Principal.Account(group.Key.Account)) with
            {
                Conditions = group.Key.IsUser
                    ? [caller, .. FreshSecondFactor]
                    : [caller],
            };
        }
    }

    private static IEnumerable<Statement> GitHub(
        StackSettings settings, StackNames names, Func<GitHubSettings, string[]> subjects)
    {
        if (settings.Access.GitHub is not { } gitHub || subjects(gitHub) is not { Length: > 0 } allowed)
            yield break;
        yield return Statement.Trust(
            "GitHub", Principal.Federated(names.IamArn("oidc-provider", GitHubIssuer)), "sts:AssumeRoleWithWebIdentity") with
        {
            Conditions =
            [
                new("StringEquals", $"{GitHubIssuer}:aud", "sts.amazonaws.com"),
                new("StringEquals", $"{GitHubIssuer}:sub", allowed),
            ],
        };
    }

    // Never the subject of pull requests, which is the same for those from forks.
    private static string[] Branches(GitHubSettings gitHub) =>
        [.. gitHub.PreviewBranches.Select(branch => $"repo:{gitHub.Repository}:ref:refs/heads/{branch}")];

    private static string[] DeployEnvironment(GitHubSettings gitHub) => [Environment(gitHub, gitHub.DeployEnvironment)];

    private static string[] SentinelEnvironment(GitHubSettings gitHub) =>
        gitHub.SentinelEnvironment is { } sentinel ? [Environment(gitHub, sentinel)] : [];

    private static string Environment(GitHubSettings gitHub, string name) => $"repo:{gitHub.Repository}:environment:{name}";
}
