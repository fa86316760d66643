namespace Pulumi;

/// <summary>Works out former URNs for engines that do not do it themselves.</summary>
internal static class AliasUrn
{
    /// <summary>The URN that an alias stands for; what it does not say is as it is now.</summary>
    /// <exception cref="ArgumentException">The alias says something twice (found when its value is there).</exception>
    public static Output<string> Of(Input<Alias> alias, string name, string type, Resource? parent) => alias.Apply(former =>
    {
        if (former.Urn != null)
        {
            RefuseBeside(former);
            return Output.Create(former.Urn);
        }
        int parents = (former.Parent != null ? 1 : 0) + (former.ParentUrn != null ? 1 : 0) + (former.NoParent ? 1 : 0);
        if (parents > 1)
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
        return Urn.Create(
            former.Name ?? name, former.Type ?? type, parents == 0 ? parent : former.Parent, former.ParentUrn,
            former.Project, former.Stack);
    });

    /// <summary>All former URNs of a resource: its own, and those that follow from its parent's.</summary>
    public static IEnumerable<Input<string>> All(List<Input<Alias>> aliases, string name, string type, Resource? parent)
    {
        var own = aliases.Select(alias => Of(alias, name, type, parent)).ToArray();
        foreach (var alias in own)
            yield return alias;
        if (parent == null)
            yield break;
        foreach (var former in parent.AliasUrns)
        {
            var parentName = parent.GetResourceName();
            yield return Inherited(name, type, parentName, former);
            foreach (var alias in own)
                yield return alias.Apply(urn => Inherited(Urn.NameOf(urn), Urn.TypeOf(urn), parentName, former));
        }
    }

    /// <summary>A child's former URN below its parent's; a name that begins with the parent's changes along with it.</summary>
    private static Output<string> Inherited(string name, string type, string parentName, Input<string> parentUrn)
    {
        var formerName = name.StartsWith(parentName, StringComparison.Ordinal)
            ? parentUrn.Apply(urn => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + name[parentName.Length..])
            : Output.Create(name);
        return Urn.Create(formerName, type, parentUrn: parentUrn);
    }

    private static void RefuseBeside(Alias alias)
    {
        (bool IsGiven, string Name)[] others =
        [
            (alias.Name != null, nameof(alias.Name)),
            (alias.Type != null, nameof(alias.Type)),
            (alias.Project != null, nameof(alias.Project)),
            (alias.Stack != null, nameof(alias.Stack)),
            (alias.Parent != null, nameof(alias.Parent)),
            (alias.ParentUrn != null, nameof(alias.ParentUrn)),
            (alias.NoParent, nameof(alias.NoParent)),
        ];
        if (others.FirstOrDefault(other => other.IsGiven) is { Name: { } name })
            throw new ArgumentException($"Alias should not specify both Urn and {name}");
    }
}
