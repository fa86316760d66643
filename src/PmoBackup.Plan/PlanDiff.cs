using System.Text.Json.Nodes;

namespace PmoBackup.Plan;

/// <summary>Compares two plans, resource by resource and input by input.</summary>
internal static class PlanDiff
{
    public static IReadOnlyList<ResourceChange> Between(IReadOnlyList<PlannedResource> before, IReadOnlyList<PlannedResource> after)
    {
        var old = before.ToDictionary(Key);
        var now = after.ToDictionary(Key);
        return
        [
            .. after.Where(resource => !old.ContainsKey(Key(resource))).Select(resource => Whole("added", resource)),
            .. before.Where(resource => !now.ContainsKey(Key(resource))).Select(resource => Whole("removed", resource)),
            .. from resource in after
               where old.ContainsKey(Key(resource))
               let inputs = Compare(old[Key(resource)], resource).ToList()
               where inputs.Count > 0
               select new ResourceChange("changed", resource.Type, resource.Name, inputs),
        ];
    }

    private static (string, string, string?) Key(PlannedResource resource) => (resource.Type, resource.Name, resource.Parent);

    private static ResourceChange Whole(string change, PlannedResource resource) => new(change, resource.Type, resource.Name, []);

    private static IEnumerable<InputChange> Compare(PlannedResource before, PlannedResource after)
    {
        foreach (var name in before.Inputs.Select(input => input.Key).Union(after.Inputs.Select(input => input.Key)).Order(StringComparer.Ordinal))
        {
            if (!JsonNode.DeepEquals(before.Inputs[name], after.Inputs[name]))
                yield return new InputChange(name, before.Inputs[name]?.DeepClone(), after.Inputs[name]?.DeepClone());
        }
        if (before.Protect != after.Protect)
            yield return new InputChange("protect", before.Protect, after.Protect);
    }
}
