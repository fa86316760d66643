namespace Pulumi;

/// <summary>How the engine treats a component, and what its children inherit.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers for the children, one a package; not beside <see cref="ResourceOptions.Provider"/>.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>The first options with the second ones over them; the last provider of a package stands.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions)(options1?.Clone() ?? new ComponentResourceOptions());
        if (options2 != null)
        {
            merged.Take(options2);
            merged.Providers.AddRange(options2.Providers);
        }
        merged.Providers = [.. merged.Providers.AsEnumerable().Reverse().DistinctBy(provider => provider.Package).Reverse()];
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = CloneAs<ComponentResourceOptions>();
        copy.Providers = [.. Providers];
        return copy;
    }
}
