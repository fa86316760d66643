using System.Text.Json;

namespace Pulumi.Generator;

/// <summary>A resource: its inputs and outputs, name to type, and what its constructor does besides.</summary>
public sealed record ResourceContract(
    OrderedDictionary<string, string> Inputs,
    OrderedDictionary<string, string> Outputs,
    bool State = false,
    string[]? Deprecated = null,
    string[]? Aliases = null,
    string[]? SecretInputs = null,
    string[]? SecretOutputs = null,
    string[]? ReplaceOnChanges = null,
    OrderedDictionary<string, JsonElement>? Defaults = null);
