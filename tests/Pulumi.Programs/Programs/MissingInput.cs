using Pulumi;

namespace Programs;

/// <summary>An argument that is required and not given.</summary>
internal sealed class MissingInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Label = "no size" });
    });
}
