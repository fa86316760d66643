using System.Reflection;
using Pulumi.Generator;

namespace Pulumi.Sdks.Tests.Conformance;

/// <summary>Holds classes against what the official declarations say, and tells every difference in a sentence.</summary>
internal sealed class ContractComparer(Contract contract)
{
    private readonly HashSet<Type> _compared = [];
    private readonly List<string> _differences = [];

    /// <summary>How a resource class, its inputs, its state and their nested types differ from the contract.</summary>
    public IReadOnlyList<string> OfResource(Type type)
    {
        var token = TokenOf(type)!;
        if (!contract.Resources.TryGetValue(token, out var resource))
            return [$"{type}: the contract has no {token}."];
        Compare($"{token} outputs", WireMember.OutputsOf(type), resource.Outputs);
        Compare($"{token} inputs", WireMember.InputsOf(ParameterOf(type.GetConstructors().Single(), "args")!), resource.Inputs);

        var get = type.GetMethod("Get", BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly);
        var state = get == null ? null : ParameterOf(get, "state");
        if (state != null != resource.State)
            _differences.Add($"{token}: a state is {(resource.State ? "missing" : "not in the contract")}.");
        if (state != null)
            Compare($"{token} state", WireMember.InputsOf(state), StateOf(resource));
        return _differences;
    }

    /// <summary>How the classes of a function's arguments and result differ from the contract.</summary>
    public IReadOnlyList<string> OfFunction(string token, Type arguments, Type inputs, Type result)
    {
        var function = contract.Functions[token];
        Compare($"{token} arguments", WireMember.InputsOf(arguments), function.Inputs);
        Compare($"{token} inputs", WireMember.InputsOf(inputs), function.Inputs);
        Compare($"{token} result", WireMember.FieldsOf(result), function.Outputs);
        return _differences;
    }

    /// <summary>The type token of a resource class; null for another class.</summary>
    public static string? TokenOf(Type type) => type.GetCustomAttribute<ResourceTypeAttribute>(inherit: false)?.Type;

    private static Type? ParameterOf(MethodBase method, string name)
        => method.GetParameters().SingleOrDefault(parameter => parameter.Name == name)?.ParameterType;

    private static OrderedDictionary<string, string> StateOf(ResourceContract resource)
    {
        var state = new OrderedDictionary<string, string>();
        foreach (var (wire, type) in resource.Outputs)
            state[wire] = resource.Inputs.GetValueOrDefault(wire, type).TrimEnd('?') + "?";
        return state;
    }

    private void Compare(string where, IEnumerable<WireMember> members, OrderedDictionary<string, string> declared)
    {
        var found = members.ToDictionary(member => member.Wire);
        _differences.AddRange(declared.Keys.Except(found.Keys).Select(wire => $"{where}: {wire} is missing."));
        foreach (var (wire, member) in found)
        {
            if (!declared.TryGetValue(wire, out var type))
            {
                _differences.Add($"{where}: {wire} is not in the contract.");
                continue;
            }

            var (kind, expected) = (DeclaredKind.Of(member.Type), DeclaredKind.Expected(type));
            if (kind != expected)
                _differences.Add($"{where}: {wire} is {kind}, not {expected}.");
            if (member.Optional is { } optional && optional != type.EndsWith('?'))
                _differences.Add($"{where}: {wire} is {(optional ? "optional" : "required")}.");
            foreach (var nested in DeclaredKind.NestedIn(member.Type).Where(_compared.Add))
                CompareNested(nested);
        }
    }

    private void CompareNested(Type nested)
    {
        var key = DeclaredKind.Of(nested)["ref ".Length..];
        var (where, type) = (nested.FullName!, contract.Types[key]);
        if (nested.IsDefined(typeof(OutputTypeAttribute), false))
            Compare(where, WireMember.FieldsOf(nested), OptionalAsInInputs(type));
        else
            Compare(where, WireMember.InputsOf(nested), type.Inputs!);
    }

    /// <summary>In C# what need not be given may be missing; only the Node package declares some of it as always there.</summary>
    private static OrderedDictionary<string, string> OptionalAsInInputs(TypeContract type)
    {
        var fields = new OrderedDictionary<string, string>();
        foreach (var (wire, field) in type.Outputs!)
            fields[wire] = type.Inputs?.GetValueOrDefault(wire) ?? field;
        return fields;
    }
}
