namespace PmoBackup.Infra.Iam;

/// <summary>When a statement applies. All conditions of a statement must hold; one of the values is enough.</summary>
/// <param name="Operator">Such as <c>StringEquals</c> or <c>ArnNotEquals</c>.</param>
/// <param name="Key">Such as <c>aws:PrincipalArn</c>.</param>
/// <param name="Values">What the key is compared with, one at least.</param>
public sealed record Condition(string Operator, string Key, params IReadOnlyList<string> Values)
{
    /// <summary>The caller is one of these roles or users; of a role's session, the role counts.</summary>
    public static Condition CallerIs(params IReadOnlyList<string> arns) => new("ArnEquals", "aws:PrincipalArn", arns);

    /// <summary>The caller is none of these roles or users.</summary>
    public static Condition CallerIsNot(params IReadOnlyList<string> arns) => new("ArnNotEquals", "aws:PrincipalArn", arns);

    /// <summary>The request does not say this at all.</summary>
    public static Condition Absent(string key) => new("Null", key, "true");

    /// <summary>The request says something about this.</summary>
    public static Condition Present(string key) => new("Null", key, "false");
}
