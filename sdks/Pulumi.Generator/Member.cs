using System.Text.Json;

namespace Pulumi.Generator;

/// <summary>A property of a generated class.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="Number">What a number in it is in C#; null where there is none.</param>
/// <param name="Optional">It need not be given, or may be missing.</param>
/// <param name="Secret">Its value is made a secret.</param>
/// <param name="Deprecated">The provider deprecates it.</param>
/// <param name="Default">What stands where nothing is given: a literal, or the environment variables to look at.</param>
public sealed record Member(
    string Wire,
    string Name,
    ContractType Type,
    string? Number,
    bool Optional,
    bool Secret,
    bool Deprecated,
    JsonElement? Default)
{
    /// <summary>Whether it is a list or a map.</summary>
    public bool IsCollection => Type is ContractType.List or ContractType.Map;

    /// <summary>Whether its plain C# type is a struct.</summary>
    public bool IsStruct => Type is ContractType.Simple { Word: "boolean" or "number" } or ContractType.Enumeration;
}
