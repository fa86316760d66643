using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBackup.Plan;

/// <summary>What a statement of an IAM document lets somebody do, or keeps him from.</summary>
/// <param name="Policy">The resource whose document it is.</param>
/// <param name="Who">The role whose policy it is, or the principals that the document names; <c>everybody but …</c> for NotPrincipal.</param>
/// <param name="Effect"><c>Allow</c> or <c>Deny</c>.</param>
/// <param name="Actions">The actions; <c>all but …</c> where the document says NotAction.</param>
/// <param name="Resources">What on.</param>
/// <param name="IsConditional">Whether there are conditions.</param>
internal sealed record AccessRow(
    string Policy, IReadOnlyList<string> Who, string Effect, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources,
    bool IsConditional)
{
    private static readonly string[] DocumentInputs = ["policy", "assumeRolePolicy"];

    /// <summary>Reads every IAM document among the resources.</summary>
    public static IReadOnlyList<AccessRow> From(IEnumerable<PlannedResource> resources) =>
    [
        .. from resource in resources
           from document in DocumentsOf(resource)
           from statement in Listed(document["Statement"])
           select FromStatement(resource.Name, (JsonObject)statement!),
    ];

    private static IEnumerable<JsonObject> DocumentsOf(PlannedResource resource)
    {
        var inline = Listed(resource.Inputs["inlinePolicies"]).Select(policy => policy?["policy"]);
        foreach (var input in DocumentInputs.Select(name => resource.Inputs[name]).Concat(inline))
        {
            if (input is JsonValue value && value.TryGetValue(out string? text) && Parse(text) is { } document)
                yield return document;
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // Known after up.
            return null;
        }
    }

    private static AccessRow FromStatement(string policy, JsonObject statement) => new(
        policy,
        statement.ContainsKey("Principal") ? Principals(statement["Principal"])
            : statement.ContainsKey("NotPrincipal") ? AllBut("everybody", Principals(statement["NotPrincipal"]))
            : [policy],
        $"{statement[nameof(Effect)]}",
        statement.ContainsKey("NotAction") ? AllBut("all", Texts(statement["NotAction"])) : Texts(statement["Action"]),
        statement.ContainsKey("NotResource") ? AllBut("all", Texts(statement["NotResource"]))
            : statement.ContainsKey("Resource") ? Texts(statement["Resource"])
            : [policy],
        statement.ContainsKey("Condition"));

    private static List<string> AllBut(string all, IEnumerable<string> names) => [.. names.Select(name => $"{all} but {name}")];

    /// <summary>By kind, or a star for everybody.</summary>
    private static List<string> Principals(JsonNode? principal) => principal is JsonObject kinds
        ? [.. kinds.SelectMany(kind => Texts(kind.Value))]
        : Texts(principal);

    private static List<string> Texts(JsonNode? node) => [.. Listed(node).Select(one => $"{one}")];

    /// <summary>Documents write a list of one without the brackets.</summary>
    private static IReadOnlyList<JsonNode?> Listed(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list],
        _ => [node],
    };
}
