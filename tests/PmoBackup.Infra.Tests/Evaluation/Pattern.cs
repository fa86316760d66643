using System.Text.RegularExpressions;

namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>IAM's wildcards: <c>*</c> for anything, <c>?</c> for one character.</summary>
internal static class Pattern
{
    public static bool Matches(string pattern, string text, bool ignoreCase = false) => Regex.IsMatch(
        text,
        "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace(
            "\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.Singleline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
}
