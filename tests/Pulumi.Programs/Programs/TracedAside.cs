using Pulumi;

namespace Programs;

/// <summary>A host whose trace is not kept.</summary>
internal sealed class TracedAside : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        Log.Info("traced");
    });
}
