using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>An order of requests that does not depend on which of two independent ones came first.</summary>
internal static class RequestOrder
{
    /// <summary>Registrations by their depth in the graph of what they refer to, then functions, then outputs.</summary>
    /// <param name="events">What came. Questions for features and logs are left out.</param>
    public static IEnumerable<EngineEvent> Sort(IReadOnlyList<EngineEvent> events)
    {
        foreach (var e in events)
            SortSets(e.Request);
        var byUrn = events.Where(e => e.IsRegistration && e.Urn is not null).ToLookup(e => e.Urn!);
        var depths = new Dictionary<EngineEvent, int>();
        return events.Where(e => e.Rpc is not ("SupportsFeature" or "Log"))
            .OrderBy(Rank)
            .ThenBy(e => e.IsRegistration ? Depth(e) : 0)
            .ThenBy(e => e.Urn, StringComparer.Ordinal)
            .ThenBy(e => e.Request.ToJsonString(), StringComparer.Ordinal);

        int Depth(EngineEvent e)
        {
            if (!depths.TryGetValue(e, out var depth))
            {
                depths[e] = 0;
                var above = References(e).SelectMany(urn => byUrn[urn]);
                depths[e] = depth = above.Select(other => Depth(other) + 1).DefaultIfEmpty().Max();
            }
            return depth;
        }
    }

    /// <summary>The URNs that a registration refers to.</summary>
    public static IEnumerable<string> References(EngineEvent e)
    {
        var single = new[] { e.Text("parent"), e.Text("deletedWith"), WithoutId(e.Text("provider")) }.OfType<string>();
        var providers = e.Request["providers"]?.AsObject().Select(p => WithoutId((string?)p.Value)!) ?? [];
        return single.Concat(providers).Concat(Urns(e, "dependencies")).Concat(Urns(e, "replace_with"));
    }

    private static IEnumerable<string> Urns(EngineEvent e, string field) => Texts(e.Request[field]);

    private static IEnumerable<string> Texts(JsonNode? array) => array?.AsArray().Select(text => (string)text!) ?? [];

    // A provider is referred to as URN::ID.
    private static string? WithoutId(string? provider) => provider?[..provider.LastIndexOf("::", StringComparison.Ordinal)];

    private static int Rank(EngineEvent e) => e.Rpc switch
    {
        "RegisterResource" or "ReadResource" => 1,
        "Invoke" or "Call" => 2,
        "RegisterResourceOutputs" => e.Urn!.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal) ? 4 : 3,
        "SignalAndWaitForShutdown" => 5,
        _ => 0,
    };

    private static void SortSets(JsonObject request)
    {
        Sort(request, "dependencies");
        foreach (var (_, urns) in request["propertyDependencies"]?.AsObject() ?? [])
            Sort(urns!.AsObject(), "urns");
    }

    private static void Sort(JsonObject json, string field)
    {
        if (json[field] is JsonArray urns)
            json[field] = new JsonArray([.. Texts(urns).Order(StringComparer.Ordinal).Select(urn => JsonValue.Create(urn))]);
    }
}
