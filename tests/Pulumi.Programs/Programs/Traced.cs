using Pulumi;

namespace Programs;

/// <summary>A host that traces: each call says which span it belongs to.</summary>
internal sealed class Traced : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        Log.Info("traced");
    });
}
