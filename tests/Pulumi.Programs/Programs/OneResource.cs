using Pulumi;

namespace Programs;

/// <summary>The least that a program can do.</summary>
internal sealed class OneResource : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("only", new WidgetArgs { Size = 1 });
    });
}
