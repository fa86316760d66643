using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PmoBackup.Tests.Catalog;

/// <summary>Compares a document with a JSON Schema made of the few keywords that those in docs/ use.</summary>
/// <param name="schema">The whole schema.</param>
internal sealed class SchemaShape(JsonNode schema)
{
    /// <summary>Places in the document that contradict the schema.</summary>
    public IEnumerable<string> Contradictions(JsonNode document) => Compare(document, schema, "$", (members, properties, required) =>
        members.Except(properties).Select(m => $"has '{m}', which the schema lacks")
            .Concat(required.Except(members).Select(m => $"lacks '{m}', which the schema requires")));

    /// <summary>Properties of the schema that a document with everything in it lacks.</summary>
    public IEnumerable<string> MissingFromFull(JsonNode document) => Compare(document, schema, "$", (members, properties, _) =>
        properties.Except(members).Select(m => $"lacks '{m}', which the schema has"));

    /// <summary>Members that a document with nothing to spare has, and the schema does not require.</summary>
    public IEnumerable<string> OptionalInSparse(JsonNode document) => Compare(document, schema, "$", (members, _, required) =>
        members.Except(required).Select(m => $"has '{m}', which the schema does not require"));

    private IEnumerable<string> Compare(
        JsonNode? node, JsonNode rule, string place, Func<string[], string[], string[], IEnumerable<string>> members)
    {
        if ((string?)rule["$ref"] is { } reference)
            rule = schema["$defs"]![reference.Split('/')[^1]]!;
        if (rule["const"] is { } constant && !JsonNode.DeepEquals(constant, node))
            yield return $"{place} is not {constant}";
        if (rule["enum"] is JsonArray choices && !choices.Any(c => JsonNode.DeepEquals(c, node)))
            yield return $"{place} is none of {choices}: {node}";
        if ((string?)rule["pattern"] is { } pattern && !Regex.IsMatch((string)node!, pattern))
            yield return $"{place} does not match {pattern}: {node}";
        if ((string?)rule["type"] is { } type && type != TypeOf(node))
            yield return $"{place} is {TypeOf(node)}, not {type}";
        var properties = rule["properties"] as JsonObject;
        if (node is JsonObject here && properties is not null)
        {
            foreach (var word in members([.. here.Select(m => m.Key)], [.. properties.Select(p => p.Key)], [.. rule["required"]!.AsArray().Select(r => (string)r!)]))
                yield return $"{place} {word}";
        }
        var below = node switch
        {
            JsonObject inside => inside.Select(m => (Node: m.Value, Rule: properties?[m.Key] ?? rule["additionalProperties"] as JsonObject, Name: $".{m.Key}")),
            JsonArray items => items.Select((item, i) => (Node: item, Rule: rule["items"], Name: $"[{i}]")),
            _ => [],
        };
        foreach (var (inner, innerRule, name) in below.Where(b => b.Rule is not null))
        {
            foreach (var word in Compare(inner, innerRule!, place + name, members))
                yield return word;
        }
    }

    private static string TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => "integer",
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        _ => "null",
    };
}
