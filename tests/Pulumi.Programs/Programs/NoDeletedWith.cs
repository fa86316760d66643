using Pulumi;

namespace Programs;

/// <summary>DeletedWith on an engine that does not know it.</summary>
internal sealed class NoDeletedWith : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var keep = new Widget("keep", new WidgetArgs { Size = 1 });
        new Widget("goes", new WidgetArgs { Size = 2 }, new() { DeletedWith = keep });
    });
}
