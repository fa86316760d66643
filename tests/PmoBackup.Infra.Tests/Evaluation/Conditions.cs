using System.Globalization;
using System.Text.Json;

namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>
/// IAM's conditions. An operator or a key that is not known here fails the test: it might be misspelt, and never hold.
/// </summary>
internal static class Conditions
{
    private const string AnyOf = "ForAnyValue:";
    private const string IfThere = "IfExists";

    private static readonly string[] s_keys =
    [
        "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalArn", "aws:SecureTransport", "aws:SourceAccount",
            "aws:SourceArn",
        "ecs:cluster", "iam:AWSServiceName", "iam:PassedToService", "kms:ResourceAliases", "kms:ViaService",
        "s3:ObjectCreationOperation", "s3:TlsVersion", "s3:if-none-match", "s3:object-lock-mode",
            "s3:object-lock-remaining-retention-days",
        "s3:x-amz-acl", "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:x-amz-server-side-encryption-customer-algorithm", "s3:x-amz-storage-class",
        "token.actions.githubusercontent.com:aud", "token.actions.githubusercontent.com:sub",
        "aws:RequestTag/stack", "aws:ResourceTag/stack",
    ];

    public static bool Hold(JsonElement statement, IReadOnlyDictionary<string, string[]> context)
    {
        if (!statement.TryGetProperty("Condition", out var operators))
            return true;
        foreach (var (name, keys) in operators.EnumerateObject().Select(o => (o.Name, o.Value)))
        {
            foreach (var key in keys.EnumerateObject())
            {
                if (!s_keys.Contains(key.Name, StringComparer.Ordinal))
                    throw new NotSupportedException($"The condition key '{key.Name}' is not known.");
                if (!Holds(name, context.GetValueOrDefault(key.Name),
                    [.. key.Value.EnumerateArray().Select(v => v.GetString()!)]))
                    return false;
            }
        }
        return true;
    }

    private static bool Holds(string name, string[]? said, string[] values)
    {
        if (name == "Null")
            return values.Contains(said is null ? "true" : "false");
        var ifThere = name.EndsWith(IfThere, StringComparison.Ordinal);
        var plain = ifThere ? name[..^IfThere.Length] : name;
        var anyOf = plain.StartsWith(AnyOf, StringComparison.Ordinal);
        plain = anyOf ? plain[AnyOf.Length..] : plain;
        var compare = Comparison(plain);
        // Something that is not said differs from everything, and is like nothing.
        var isNegated = plain.Contains("Not", StringComparison.Ordinal);
        if (said is null)
            return ifThere || isNegated;
        if (said.Length != 1 && !anyOf)
            throw new NotSupportedException($"'{name}' compares one value, and the request says {said.Length}.");
        return said.Any(s => isNegated ? values.All(v => compare(v, s)) : values.Any(v => compare(v, s)));
    }

    private static Func<string, string, bool> Comparison(string name) => name switch
    {
        "StringEquals" => (v, s) => v == s,
        "StringNotEquals" => (v, s) => v != s,
        "StringLike" => (v, s) => Pattern.Matches(v, s),
        "ArnEquals" or "ArnLike" => (v, s) => Pattern.Matches(v, s),
        "ArnNotEquals" or "ArnNotLike" => (v, s) => !Pattern.Matches(v, s),
        "Bool" => (v, s) => string.Equals(v, s, StringComparison.OrdinalIgnoreCase),
        "NumericLessThan" => (v, s) => Number(s) < Number(v),
        "NumericGreaterThan" => (v, s) => Number(s) > Number(v),
        _ => throw new NotSupportedException($"The condition operator '{name}' is not known."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
