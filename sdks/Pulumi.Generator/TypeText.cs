namespace Pulumi.Generator;

/// <summary>Types as the official C# writes them.</summary>
public sealed class TypeText(CSharpNames names)
{
    /// <summary>The namespace of a token's class.</summary>
    public string Namespace(Token token)
    {
        var module = names.Module(token);
        var package = $"Pulumi.{Token.Pascal(token.Package)}";
        return module.Length == 0 ? package : $"{package}.{module}";
    }

    /// <summary>The namespace of a nested type.</summary>
    public string Namespace(Token token, Use use)
        => Namespace(token) + (use is Use.Output or Use.Result ? ".Outputs" : ".Inputs");

    /// <summary>The name of a nested type.</summary>
    public static string Name(Token token, Use use) => token.Name + use switch
    {
        Use.Args or Use.InvokeArgs => "Args",
        Use.State => "GetArgs",
        Use.InvokeInput => "InputArgs",
        Use.Output => "",
        Use.Result => "Result",
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };

    /// <summary>The type of an input that may be an output: InputList, InputMap, InputUnion or Input of a plain type.</summary>
    public string Input(Member member, Use use) => member.Type switch
    {
        ContractType.List list => $"InputList<{Plain(list.Element, member, use)}>",
        ContractType.Map map => $"InputMap<{Plain(map.Element, member, use)}>",
        ContractType.Union union => Union("InputUnion", union, member, use),
        var other => $"Input<{Plain(other, member, use)}>",
    };

    /// <summary>The type of a plain argument; lists and maps are those that an initialiser can fill.</summary>
    public string Argument(Member member, Use use) => member.Type switch
    {
        ContractType.List list => $"List<{Plain(list.Element, member, use)}>",
        ContractType.Map map => $"Dictionary<string, {Plain(map.Element, member, use)}>",
        var other => Plain(other, member, use),
    };

    /// <summary>The type of an output, "?" included. A list is never null.</summary>
    public string Output(Member member, Use use)
        => Plain(member.Type, member, use) + (member.Optional && member.Type is not ContractType.List ? "?" : "");

    private string Plain(ContractType type, Member member, Use use) => type switch
    {
        ContractType.List list => $"ImmutableArray<{Plain(list.Element, member, use)}>",
        ContractType.Map map => $"ImmutableDictionary<string, {Plain(map.Element, member, use)}>",
        ContractType.Reference { Key: var key } when Token.Parse(key) is var token
            => $"{Namespace(token, use)}.{Name(token, use)}",
        ContractType.Enumeration { Key: var key } when Token.Parse(key) is var token => $"{Namespace(token)}.{token.Name}",
        // What comes back may be a value that the enum does not know yet.
        ContractType.Union union when use is Use.Output or Use.Result && union.Members.Any(m => m is ContractType.Enumeration)
            => "string",
        ContractType.Union union => Union("Union", union, member, use),
        ContractType.Simple { Word: "string" } => "string",
        ContractType.Simple { Word: "boolean" } => "bool",
        ContractType.Simple { Word: "number" } => member.Number!,
        ContractType.Simple { Word: "any" } => "object",
        ContractType.Simple { Word: "asset" } => "AssetOrArchive",
        ContractType.Simple { Word: "archive" } => "Archive",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private string Union(string generic, ContractType.Union union, Member member, Use use)
        => union.Members.Count == 2
            ? $"{generic}<{Plain(union.Members[0], member, use)}, {Plain(union.Members[1], member, use)}>"
            : "object";
}
