using Pulumi;

namespace Programs;

/// <summary>A message about a resource, with a stack trace, before the resource is there.</summary>
internal sealed class ThrowsForResourceLoudly : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        if (widget.GetResourceName().Length > 0)
            throw new ResourceException("the widget is too small", widget);
    });
}
