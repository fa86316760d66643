using System.Text.RegularExpressions;

namespace PmoBackup.Cli;

/// <summary>Takes passwords out of what people typed, before it is repeated to them.</summary>
internal static partial class Redaction
{
    /// <summary>The text without the passwords of URLs and of <c>password=</c>.</summary>
    public static string Of(string text) => KeywordPattern().Replace(UrlPattern().Replace(text, "://$1:***@"), "password=***");

    [GeneratedRegex(@"://([^:/@\s]*):[^\s/]*@")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"password\s*=\s*('([^'\\]|\\.)*'|[^\s'""]+)", RegexOptions.IgnoreCase)]
    private static partial Regex KeywordPattern();
}
