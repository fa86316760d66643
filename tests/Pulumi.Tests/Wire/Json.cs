using System.Text.Json.Nodes;

namespace Pulumi.Tests.Wire;

/// <summary>Compares JSON by content.</summary>
internal static class Json
{
    /// <summary>Fails, with both in the same form, when they differ in more than the order of members.</summary>
    public static void AssertEqual(string expected, JsonNode? actual) =>
        Assert.Equal(TraceText.Of(Sorted(JsonNode.Parse(expected))!), TraceText.Of(Sorted(actual)!));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
