using Pulumi;

namespace Programs;

/// <summary>What to look for, when it comes from elsewhere.</summary>
internal sealed class FindInvokeArgs : InvokeArgs
{
    [Input("zones")]
    private InputList<string>? _zones;

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("anything")] public Input<object>? Anything { get; set; }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }
}
