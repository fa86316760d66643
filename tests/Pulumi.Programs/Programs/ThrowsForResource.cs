using Pulumi;

namespace Programs;

/// <summary>A message about a resource, without a stack trace.</summary>
internal sealed class ThrowsForResource : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        await Task.Delay(20);
        throw new ResourceException("the widget is too small", widget, hideStack: true);
    });
}
