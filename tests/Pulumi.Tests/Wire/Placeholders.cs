using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>Takes what belongs to one run or one machine out of texts.</summary>
/// <param name="host">Knows the folders.</param>
internal sealed partial class Placeholders(LanguageHost host)
{
    /// <summary>A text without it, and without stack traces.</summary>
    public string Text(string text)
    {
        text = text.Replace(Path.GetDirectoryName(host.Assembly)!, "<bin>", StringComparison.Ordinal)
            .Replace(host.Folder, "<program>", StringComparison.Ordinal);
        text = StackTrace().Replace(text, "");
        text = Address().Replace(text, "<address>");
        return Span().Replace(text, "$1-<span>-$2");
    }

    /// <summary>All of a request, names of members included.</summary>
    public JsonNode? Node(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Text(m.Key), Node(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Node)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Text(text)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\n\s+at .*", RegexOptions.Singleline)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"127\.0\.0\.1:\d+|\[::1?\]:\d+")]
    private static partial Regex Address();

    // In a traceparent header: the trace, the span, whether it is kept.
    [GeneratedRegex("^(00-[0-9a-f]{32})-[0-9a-f]{16}-(0[01])$")]
    private static partial Regex Span();
}
