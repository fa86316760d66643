namespace Pulumi.Tests.Internals;

/// <summary>Former URNs as the SDK works them out for engines that do not.</summary>
internal static class AliasUrns
{
    public static Output<string> Of(Input<Alias> alias, string name, string type, Resource? parent = null)
        => AliasUrn.Of(alias, name, type, parent);

    public static IEnumerable<Input<string>> All(List<Input<Alias>> aliases, string name, string type, Resource? parent)
        => AliasUrn.All(aliases, name, type, parent);
}
