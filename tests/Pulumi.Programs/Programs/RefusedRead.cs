using Pulumi;

namespace Programs;

/// <summary>An existing resource that the engine does not find.</summary>
internal sealed class RefusedRead : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("lost", new WidgetArgs { Size = 1 }, new() { Id = "w-404" });
    });
}
