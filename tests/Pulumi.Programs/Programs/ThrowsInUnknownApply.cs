using Pulumi;

namespace Programs;

/// <summary>An Apply on what a preview does not know fails only in an update.</summary>
internal sealed class ThrowsInUnknownApply : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        widget.Endpoint.Apply(endpoint => endpoint.Length > 0 ? throw new InvalidOperationException("the endpoint is bad") : 0);
    });
}
