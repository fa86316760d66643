namespace Pulumi.Generator;

/// <summary>Which nested types are used for what, and by whom.</summary>
internal sealed class NestedTypes
{
    private readonly Contract _contract;
    private readonly Dictionary<string, SortedSet<Use>> _uses = [];
    private readonly Dictionary<string, HashSet<string>> _users = [];

    private NestedTypes(Contract contract) => _contract = contract;

    /// <summary>Follows what every resource and function refers to.</summary>
    public static NestedTypes Of(Contract contract)
    {
        var nested = new NestedTypes(contract);
        foreach (var (token, resource) in contract.Resources)
        {
            nested.Follow(token, resource.Inputs.Values, Use.Args);
            nested.Follow(token, resource.Outputs.Values, Use.Output);
            if (!resource.State)
                continue;
            var state = resource.Outputs.Select(output => resource.Inputs.GetValueOrDefault(output.Key, output.Value)).ToList();
            nested.Follow(token, state, Use.State);
            // The official packages have the types of a state as Args too, whether they can be given or not.
            nested.Follow(token, state, Use.Args);
        }

        foreach (var (token, function) in contract.Functions)
        {
            nested.Follow(token, function.Inputs.Values, Use.InvokeArgs);
            nested.Follow(token, function.Inputs.Values, Use.InvokeInput);
            nested.Follow(token, function.Outputs.Values, Use.Result);
        }

        return nested;
    }

    /// <summary>What a nested type is used for.</summary>
    /// <exception cref="NotSupportedException">By resources and by functions: the names would clash.</exception>
    public IEnumerable<Use> Uses(string key)
    {
        var uses = _uses[key];
        if (uses.Min < Use.InvokeArgs && uses.Max >= Use.InvokeArgs)
            throw new NotSupportedException($"{key} is used by a resource and by a function.");
        return uses;
    }

    /// <summary>The resource or function of the same module that alone uses the type; else the type itself.</summary>
    public string Owner(string key)
    {
        var users = _users[key];
        return users.Count == 1 && Token.Parse(users.Single()).Module == Token.Parse(key).Module ? users.Single() : key;
    }

    private void Follow(string user, IEnumerable<string> properties, Use use)
    {
        foreach (var property in properties)
        {
            foreach (var reference in ContractType.Parse(property, out _).Mentioned().OfType<ContractType.Reference>())
                FollowType(user, reference.Key, use);
        }
    }

    private void FollowType(string user, string key, Use use)
    {
        var uses = _uses.TryGetValue(key, out var known) ? known : _uses[key] = [];
        var users = _users.TryGetValue(key, out var knownUsers) ? knownUsers : _users[key] = [];
        if (!uses.Add(use) & !users.Add(user))
            return;
        var type = _contract.Types[key];
        Follow(user, (use is Use.Output or Use.Result ? type.Outputs! : type.Inputs!).Values, use);
    }
}
