using System.Text.Json;

namespace Pulumi.Generator;

/// <summary>A nested type as an input and as an output; null where it is only the other.</summary>
public sealed record TypeContract(
    OrderedDictionary<string, string>? Inputs = null,
    OrderedDictionary<string, string>? Outputs = null,
    string[]? Deprecated = null,
    OrderedDictionary<string, JsonElement>? Defaults = null);
