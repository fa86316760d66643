using Pulumi;

namespace Programs;

/// <summary>What a widget is made of.</summary>
internal sealed class WidgetArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("size", required: true)] public Input<int> Size { get; set; } = null!;

    [Input("label")] public Input<string>? Label { get; set; }

    [Input("peer")] public Input<string>? Peer { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
