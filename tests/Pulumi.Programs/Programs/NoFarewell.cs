using Pulumi;

namespace Programs;

/// <summary>An older engine, which is not told that the program is done.</summary>
internal sealed class NoFarewell : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
    });
}
