using Pulumi;

namespace Programs;

/// <summary>A provider's settings: what is no text goes as JSON in a text.</summary>
internal sealed class DemoProviderArgs : ResourceArgs
{
    [Input("endpoints", json: true)]
    private InputList<string>? _endpoints;

    [Input("region")] public Input<string>? Region { get; set; }

    [Input("retries", json: true)] public Input<int>? Retries { get; set; }

    [Input("verbose", json: true)] public Input<bool>? Verbose { get; set; }

    [Input("token")] public Input<string>? Token { get; set; }

    public InputList<string> Endpoints
    {
        get => _endpoints ??= [];
        set => _endpoints = value;
    }
}
