namespace Pulumi;

/// <summary>How the engine treats a resource of a provider.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>The old one goes before its replacement comes.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs that are secret besides those that the provider knows.</summary>
    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>Takes the existing resource with this id under Pulumi's care.</summary>
    public string? ImportId { get; set; }

    /// <summary>Environment variables of a provider, by the names it knows, and the variables that they are read from.</summary>
    public Dictionary<string, string> EnvVarMappings { get => field ??= []; set; }

    /// <summary>The first options with the second ones over them: what is given there stands, lists are put together.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions)(options1?.Clone() ?? new CustomResourceOptions());
        if (options2 == null)
            return merged;
        merged.Take(options2);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
        foreach (var (name, source) in options2.EnvVarMappings)
            merged.EnvVarMappings[name] = source;
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = CloneAs<CustomResourceOptions>();
        copy.AdditionalSecretOutputs = [.. AdditionalSecretOutputs];
        copy.EnvVarMappings = new(EnvVarMappings);
        return copy;
    }
}
