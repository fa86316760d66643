using Pulumi;

namespace Programs;

/// <summary>An engine that is no longer there.</summary>
internal sealed class EngineGone : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        new Widget("dependent", new WidgetArgs { Size = 2, Label = widget.Endpoint });
    });
}
