using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pulumi.Tests.Wire;

/// <summary>JSON for people: what fits on a line is on one.</summary>
internal static class TraceText
{
    private const int Width = 120;

    /// <summary>No escapes where none are needed.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file.</summary>
    public static string Of(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth, int used)
    {
        var line = Line(node);
        if (depth > 0 && used + line.Length <= Width)
        {
            text.Append(line);
            return;
        }
        var indent = new string(' ', 2 * (depth + 1));
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                WriteAll('{', members.Select(m => (Name: Name(m.Key), m.Value)), '}');
                break;
            case JsonArray { Count: > 0 } items:
                WriteAll('[', items.Select(item => (Name: "", Value: item)), ']');
                break;
            default:
                text.Append(line);
                break;
        }

        void WriteAll(char open, IEnumerable<(string Name, JsonNode? Value)> parts, char close)
        {
            text.Append(open);
            var comma = "\n";
            foreach (var (name, value) in parts)
            {
                text.Append(comma).Append(indent).Append(name);
                Write(text, value, depth + 1, indent.Length + name.Length);
                comma = ",\n";
            }
            text.Append('\n').Append(' ', 2 * depth).Append(close);
        }
    }

    private static string Name(string name) => JsonValue.Create(name).ToJsonString(Options) + ": ";

    private static string Line(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } members => $"{{ {string.Join(", ", members.Select(m => Name(m.Key) + Line(m.Value)))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(Line))}]",
        _ => node?.ToJsonString(Options) ?? "null",
    };
}
