using Pulumi;

namespace Programs;

/// <summary>Two resources that each want the other's endpoint first.</summary>
internal sealed class CircularByDeferredOutput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var later = new DeferredOutput<string>();
        var hen = new Widget("hen", new WidgetArgs { Size = 1, Peer = later.Output });
        var egg = new Widget("egg", new WidgetArgs { Size = 2, Peer = hen.Endpoint.Apply(endpoint => $"{endpoint}/egg") });
        later.Resolve(egg.Endpoint);
    });
}
