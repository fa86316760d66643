using Pulumi;

namespace Programs;

/// <summary>A registration that the engine refuses.</summary>
internal sealed class Refused : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("wide", new WidgetArgs { Size = 1 });
    });
}
