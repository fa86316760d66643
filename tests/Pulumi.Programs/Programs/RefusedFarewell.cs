using Pulumi;

namespace Programs;

/// <summary>An engine that fails when the program says that it is done.</summary>
internal sealed class RefusedFarewell : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
    });
}
