using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Generator;

/// <summary>What the official type declarations say (sdks/contract.json, written by tests/Pulumi.Contract).</summary>
public sealed record Contract(
    OrderedDictionary<string, string> Packages,
    OrderedDictionary<string, ResourceContract> Resources,
    OrderedDictionary<string, FunctionContract> Functions,
    OrderedDictionary<string, TypeContract> Types,
    OrderedDictionary<string, OrderedDictionary<string, string>> Enums)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a contract.</summary>
    /// <exception cref="JsonException">It is no contract.</exception>
    public static Contract Load(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<Contract>(file, Json)!;
    }
}
