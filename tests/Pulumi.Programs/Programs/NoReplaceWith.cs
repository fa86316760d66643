using Pulumi;

namespace Programs;

/// <summary>ReplaceWith on an engine that does not know it.</summary>
internal sealed class NoReplaceWith : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var keep = new Widget("keep", new WidgetArgs { Size = 1 });
        new Widget("goes", new WidgetArgs { Size = 2 }, new() { ReplaceWith = { keep } });
    });
}
