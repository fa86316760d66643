using System.Text.Json;

namespace Pulumi.Generator;

/// <summary>The properties of the generated classes, in the contract's order.</summary>
public sealed class Members(CSharpNames names)
{
    /// <summary>A resource's inputs.</summary>
    public IReadOnlyList<Member> Inputs(string owner, ResourceContract resource)
        => Read(owner, resource.Inputs, resource.Deprecated, resource.Defaults, resource.SecretInputs);

    /// <summary>A resource's outputs.</summary>
    public IReadOnlyList<Member> Outputs(string owner, ResourceContract resource) => Read(owner, resource.Outputs);

    /// <summary>What may be known of a resource that is looked up: every output, as an input that need not be given.</summary>
    public IReadOnlyList<Member> State(string owner, ResourceContract resource)
    {
        var state = new OrderedDictionary<string, string>();
        foreach (var (name, type) in resource.Outputs)
            state[name] = resource.Inputs.GetValueOrDefault(name, type);
        var members = Read(owner, state, resource.Deprecated, resource.Defaults, resource.SecretInputs);
        return [.. members.Select(member => member with { Optional = true })];
    }

    /// <summary>A nested type's properties as inputs.</summary>
    public IReadOnlyList<Member> Inputs(string owner, TypeContract type)
        => Read(owner, type.Inputs!, type.Deprecated, type.Defaults);

    /// <summary>
    /// A nested type's properties as outputs. The Node package declares some as always there that need not be given; the C#
    /// package leaves those optional.
    /// </summary>
    public IReadOnlyList<Member> Outputs(string owner, TypeContract type)
    {
        var inputs = type.Inputs;
        return [.. Read(owner, type.Outputs!).Select(member => inputs != null && inputs.TryGetValue(member.Wire, out var input)
            ? member with { Optional = input.EndsWith('?') }
            : member)];
    }

    /// <summary>A function's arguments.</summary>
    public IReadOnlyList<Member> Inputs(string owner, FunctionContract function) => Read(owner, function.Inputs);

    /// <summary>The fields of a function's result.</summary>
    public IReadOnlyList<Member> Outputs(string owner, FunctionContract function) => Read(owner, function.Outputs);

    private IReadOnlyList<Member> Read(
        string owner, OrderedDictionary<string, string> properties, string[]? deprecated = null,
        OrderedDictionary<string, JsonElement>? defaults = null, string[]? secrets = null)
        => [.. properties.Select(property =>
        {
            var (wire, text) = property;
            var type = ContractType.Parse(text, out var optional);
            return new Member(
                wire, names.Property(owner, wire), type,
                Number: type.Mentioned().Any(t => t is ContractType.Simple { Word: "number" }) ? names.Number(owner, wire) : null,
                optional,
                Secret: secrets?.Contains(wire) ?? false,
                Deprecated: deprecated?.Contains(wire) ?? false,
                Default: defaults != null && defaults.TryGetValue(wire, out var value) ? value : null);
        })];
}
