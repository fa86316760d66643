using Pulumi;

namespace Programs;

/// <summary>A mistake in a callback, which runs when a resource has answered.</summary>
internal sealed class ApplyThrows : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("fine", new WidgetArgs { Size = 1 });
        widget.Size.Apply(int (size) => throw new InvalidOperationException($"a widget of size {size} is of no use"));
    });
}
