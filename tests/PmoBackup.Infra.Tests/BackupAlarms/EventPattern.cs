using System.Text.Json.Nodes;

namespace PmoBackup.Infra.Tests;

/// <summary>What EventBridge matches, for the operators that the stack uses; any other one fails the test.</summary>
internal static class EventPattern
{
    /// <summary>Whether an event matches a pattern.</summary>
    public static bool Matches(string pattern, string @event)
        => Matches(JsonNode.Parse(pattern)!.AsObject(), JsonNode.Parse(@event)!);

    private static bool Matches(JsonObject pattern, JsonNode? value) => pattern.All(field => field.Key == "$or"
        ? field.Value!.AsArray().Any(choice => Matches(choice!.AsObject(), value))
        : field.Value is JsonObject inner
            // In a list of objects, one that matches is enough; an empty list is like no object.
            ? Items(value?[field.Key]).Any(item => Matches(inner, item))
            : Items(value?[field.Key]).Any(item => field.Value!.AsArray().Any(wanted => IsWanted(wanted!, item))));

    private static IEnumerable<JsonNode?> Items(JsonNode? value)
    {
        if (value is not JsonArray { Count: > 0 } items)
        {
            yield return value is JsonArray ? null : value;
            yield break;
        }
        foreach (var item in items)
            yield return item;
    }

    private static bool IsWanted(JsonNode wanted, JsonNode? value)
    {
        if (wanted is not JsonObject test)
            return JsonNode.DeepEquals(wanted, value);
        var (name, operand) = Assert.Single(test);
        return name switch
        {
            "anything-but" => value is not null && !operand!.AsArray().Any(each => JsonNode.DeepEquals(each, value)),
            "exists" => value is not null == (bool)operand!,
            _ => throw new InvalidOperationException($"EventBridge's '{name}' is not known to this test."),
        };
    }
}
