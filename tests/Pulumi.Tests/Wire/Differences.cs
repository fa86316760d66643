using System.Text.Json.Nodes;

namespace Pulumi.Tests.Wire;

/// <summary>Where two traces differ.</summary>
internal static class Differences
{
    /// <summary>One line for each place; none when they are the same.</summary>
    /// <param name="expected">The official SDK's.</param>
    /// <param name="actual">Ours.</param>
    public static IEnumerable<string> Between(JsonObject expected, JsonObject actual) =>
        Compare(ByName(expected), ByName(actual), "");

    private static IEnumerable<string> Compare(JsonNode? expected, JsonNode? actual, string place) => (expected, actual) switch
    {
        (JsonObject e, JsonObject a) => e.Select(m => m.Key).Union(a.Select(m => m.Key)).SelectMany(name =>
            Compare(Member(e, name), Member(a, name), place.Length == 0 ? name : $"{place}.{name}")),
        (JsonArray e, JsonArray a) when e.Count == a.Count => e.SelectMany((item, i) => Compare(item, a[i], $"{place}[{i}]")),
        _ when JsonNode.DeepEquals(expected, actual) => [],
        _ => [$"{place}\n    expected: {Show(expected)}\n    but was:  {Show(actual)}"],
    };

    // Requests go by what they are about, so that one that is missing does not make all that follow differ.
    private static JsonObject ByName(JsonObject trace)
    {
        var named = new JsonObject();
        foreach (var request in trace["requests"]?.AsArray() ?? [])
        {
            var (rpc, content) = request!.AsObject().First();
            var name = $"{rpc} {content!["urn"] ?? content["name"] ?? content["tok"]}".TrimEnd();
            while (named.ContainsKey(name))
                name += " again";
            named[name] = request.DeepClone();
        }
        var rest = trace.Where(m => m.Key != "requests").Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()));
        return new JsonObject([.. rest, KeyValuePair.Create<string, JsonNode?>("requests", named)]);
    }

    private static JsonNode? Member(JsonObject json, string name) =>
        json.TryGetPropertyValue(name, out var value) ? value : JsonValue.Create("(nothing)");

    private static string Show(JsonNode? node) => node?.ToJsonString(TraceText.Options) ?? "null";
}
