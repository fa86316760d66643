namespace Pulumi;

/// <summary>What depending on a resource means.</summary>
internal static class Dependencies
{
    /// <summary>The resources of providers among these; a component stands for its children, null for nothing.</summary>
    public static IEnumerable<CustomResource> Expand(IEnumerable<Resource?> resources)
    {
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource?>(resources);
        while (open.TryPop(out var resource))
        {
            if (resource == null || !seen.Add(resource))
                continue;
            if (resource is CustomResource custom)
                yield return custom;
            else
                Array.ForEach(resource.GetChildren(), open.Push);
        }
    }

    /// <summary>Their URNs, when all of them are there.</summary>
    public static async Task<HashSet<string>> UrnsOfAsync(IEnumerable<Resource> resources, Next waiting)
    {
        var all = Expand(resources).ToList();
        waiting.WaitsFor = all;
        var urns = new HashSet<string>();
        foreach (var resource in all)
        {
            if (await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false) is { Length: > 0 } urn)
                urns.Add(urn);
        }
        return urns;
    }
}
