using Pulumi;

namespace Programs;

/// <summary>A resource of an imagined provider, which adds an endpoint and a status to its inputs.</summary>
internal sealed class Widget(string name, WidgetArgs args, CustomResourceOptions? options = null)
    : CustomResource("demo:index:Widget", name, args, options)
{
    [Output("size")] public Output<int> Size { get; private set; } = null!;

    [Output("label")] public Output<string?> Label { get; private set; } = null!;

    [Output("endpoint")] public Output<string> Endpoint { get; private set; } = null!;
}
