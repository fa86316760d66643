using Pulumi;

namespace Programs;

/// <summary>What to look for, when it is known at once.</summary>
internal sealed class FindArgs : InvokeArgs
{
    [Input("name")] public string? Name { get; set; }

    [Input("limit")] public int? Limit { get; set; }

    [Input("zones")] public List<string>? Zones { get; set; }
}
