using PmoBackup.Infra.Iam;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Safety;

/// <summary>Who may do what with the vault.</summary>
internal static class AccessInvariants
{
    private static readonly string[] s_onObjects =
        ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"];

    private static readonly string[] s_onBucket =
    [
        "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketObjectLockConfiguration", "s3:PutBucketPolicy",
            "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration",
    ];

    private static readonly string[] s_onKey = ["kms:CreateGrant", "kms:DisableKey", "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion"];

    private static readonly string[] s_onRoles = ["iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"];

    private static readonly VaultRole[] s_ofSchedule = [.. VaultRole.OfTasks, VaultRole.Scheduler];

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("schedule-is-harmless", "Nothing that runs by itself can delete, bypass a lock or change a setting.",
            ScheduleIsHarmless),
        new("vault-defends-itself", "The bucket and the key refuse it whatever a role's policy says.", VaultDefendsItself),
        new("somebody-deploys", "Somebody can still run 'pulumi up'.", SomebodyDeploys),
        new("break-glass-opens", "Break-glass can be assumed, and can do what nobody else may.", BreakGlassOpens),
        new("forks-stay-out", "No workflow of a pull request, which may be a fork's, becomes a role.", ForksStayOut),
    ];

    private static IEnumerable<string> ScheduleIsHarmless(StackFacts facts) =>
        from role in s_ofSchedule
        from harm in Harms(facts.Names)
        where facts.Policies[role].MayAllow(harm.Action, harm.Resource)
        select $"The {role} may {harm.Action} on {harm.Resource}. Take it out of its policy.";

    private static IEnumerable<string> VaultDefendsItself(StackFacts facts)
    {
        foreach (var role in facts.Policies.Keys.Where(role => role != VaultRole.BreakGlass))
        {
            var caller = facts.Names.RoleArn(role);
            foreach (var (action, resource) in Of(s_onObjects, Backup(facts.Names)).Where(
                h => !facts.BucketPolicy.Denies(h.Action, h.Resource, caller)))
                yield return $"The bucket does not deny {action} to the {role} ({resource}). Only break-glass may be spared.";
            if (!facts.KeyPolicy.Denies("kms:ScheduleKeyDeletion", "*", caller) || !facts.KeyPolicy.Denies(
                "kms:DisableKey", "*", caller))
                yield return $"The key does not deny its end to the {role}. Only break-glass may be spared.";
            if (role == VaultRole.Deploy)
                continue;
            foreach (var (action, _) in Of(s_onBucket, facts.Names.BucketArn).Where(
                h => !facts.BucketPolicy.Denies(h.Action, h.Resource, caller)))
                yield return $"The bucket does not deny {action} to the {role}. Only deploy and break-glass may be spared.";
        }
    }

    private static IEnumerable<string> SomebodyDeploys(StackFacts facts)
    {
        var deploy = facts.Names.RoleArn(VaultRole.Deploy);
        if (facts.Trusts[VaultRole.Deploy].Statements.Count == 0)
            yield return "Nobody can become the deploy role. Set access.gitHub.deployEnvironment or access.deployers.";
        foreach (var (action, resource) in Of(s_onBucket, facts.Names.BucketArn))
        {
            if (facts.BucketPolicy.Denies(action, resource, deploy))
                yield return $"The bucket denies {action} to the deploy role. Spare it.";
            if (!facts.Policies[VaultRole.Deploy].MayAllow(action, resource))
                yield return $"The deploy role's policy does not allow {action}. Add it.";
        }
        if (facts.KeyPolicy.Denies("kms:PutKeyPolicy", "*", deploy))
            yield return "The key denies kms:PutKeyPolicy to the deploy role. Spare it.";
    }

    private static IEnumerable<string> BreakGlassOpens(StackFacts facts)
    {
        var breakGlass = facts.Names.RoleArn(VaultRole.BreakGlass);
        var ways = facts.Trusts[VaultRole.BreakGlass].Statements;
        if (ways.Count == 0)
            yield return "Nobody can become break-glass. Name people's roles or users under access.breakGlass.";
        // SSO sessions never say how somebody signed in: a condition on it is a door without a handle.
        foreach (var way in ways.Where(w => IsForRoles(w) && w.Conditions.Any(
            c => c.Key.StartsWith("aws:MultiFactorAuth", StringComparison.Ordinal))))
            yield return $"The way {way.Sid} into break-glass asks roles for a second factor, which their sessions never have. "
                + "Ask users only.";
        foreach (var way in ways.Where(w => !IsForRoles(w) && !w.Conditions.Any(c => c.Key == "aws:MultiFactorAuthPresent")))
            yield return $"The way {way.Sid} into break-glass asks users for no second factor. Ask for it.";
        foreach (var (action, resource) in Of([.. s_onObjects], Backup(facts.Names)).Concat(
            Of(s_onBucket, facts.Names.BucketArn)))
        {
            if (facts.BucketPolicy.Denies(action, resource, breakGlass) || !facts.Policies[VaultRole.BreakGlass].MayAllow(
                action, resource))
                yield return $"Break-glass may not {action}. Allow it, and spare it in the bucket's policy.";
        }
        if (s_onKey.Any(action => facts.KeyPolicy.Denies(action, "*", breakGlass)))
            yield return "The key denies something to break-glass. Spare it.";
    }

    private static IEnumerable<string> ForksStayOut(StackFacts facts) =>
        from trust in facts.Trusts
        from statement in trust.Value.Statements
        where statement.Actions.Contains("sts:AssumeRoleWithWebIdentity")
        let subjects = statement.Conditions.Where(c => c.Key.EndsWith(":sub", StringComparison.Ordinal)).ToList()
        where subjects.Count == 0
            || subjects.Any(c => c.Operator != "StringEquals" || c.Values.Any(
                v => v.Contains('*') || v.EndsWith(":pull_request", StringComparison.Ordinal)))
            || !statement.Conditions.Any(c => c.Key.EndsWith(":aud", StringComparison.Ordinal) && c.Operator == "StringEquals")
        select $"The {trust.Key} trusts GitHub's tokens too widely. Name branches or environments one by one, and the audience.";

    private static IEnumerable<(string Action, string Resource)> Harms(StackNames names) =>
    [
        .. Of(s_onObjects, Backup(names)),
        .. Of(s_onBucket, names.BucketArn),
        .. Of(s_onKey, names.Arn("kms", "key/any")),
        .. Of(s_onRoles, names.RoleArn(VaultRole.Writer)),
    ];

    private static IEnumerable<(string Action, string Resource)> Of(IEnumerable<string> actions, string resource) =>
        actions.Select(action => (action, resource));

    private static string Backup(StackNames names) => $"{names.BucketArn}/{RetentionClass.Daily}/any/backup";

    private static bool IsForRoles(Statement way) =>
        way.Conditions.Any(c => c.Key == "aws:PrincipalArn" && c.Values.Any(v => v.Contains(":role/", StringComparison.Ordinal)));
}
