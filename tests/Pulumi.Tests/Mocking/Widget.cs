using System.Collections.Immutable;

namespace Pulumi.Tests.Mocking;

internal sealed class WidgetArgs : ResourceArgs
{
    [Input("parts")]
    private InputList<string>? _parts;

    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("peer")]
    public Input<Resource>? Peer { get; set; }

    /// <summary>Whatever a test wants to send.</summary>
    [Input("any")]
    public object? Any { get; set; }

    public InputList<string> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

/// <summary>A resource whose outputs are its inputs.</summary>
internal sealed class Widget(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("demo:index:Widget", name, args, options)
{
    [Output("size")]
    public Output<int?> Size { get; private set; } = null!;

    [Output("label")]
    public Output<string?> Label { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<string>> Parts { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("any")]
    public Output<object?> Any { get; private set; } = null!;
}
