using System.IO.Enumeration;
using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Safety;

/// <summary>
/// What a policy could do at worst and at least, without knowing a request: a condition might always hold of what is allowed, and
/// never of what is denied, unless it is about the caller alone.
/// </summary>
internal static class PolicyReach
{
    /// <summary>Whether some request with this action on this resource could be allowed.</summary>
    public static bool MayAllow(this PolicyDocument policy, string action, string resource) =>
        policy.Statements.Any(s => s.Effect == Effect.Allow && s.IsAbout(action, resource));

    /// <summary>Whether every request of this caller with this action on this resource is denied.</summary>
    public static bool Denies(this PolicyDocument policy, string action, string resource, string caller) =>
        policy.Statements.Any(s => s.Effect == Effect.Deny
            && s.IsAbout(action, resource)
            && s.Conditions.All(c => c.Key == "aws:PrincipalArn" && c.HoldsOf(caller)));

    private static bool IsAbout(this Statement statement, string action, string resource) =>
        statement.Actions.Any(pattern => Matches(pattern, action))
        && statement.Resources.Any(pattern => Matches(pattern, resource));

    private static bool HoldsOf(this Condition condition, string caller)
    {
        var isThere = condition.Values.Any(pattern => Matches(pattern, caller));
        return condition.Operator switch
        {
            "ArnEquals" or "ArnLike" => isThere,
            "ArnNotEquals" or "ArnNotLike" => !isThere,
            _ => false,
        };
    }

    private static bool Matches(string pattern, string text) =>
        FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
