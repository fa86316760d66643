using Pulumi;

namespace Programs;

/// <summary>An exception in an Apply that runs only when the resource is there.</summary>
internal sealed class ThrowsInApply : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1, Label = "l" });
        new Widget("dependent", new WidgetArgs
        {
            Size = 2,
            Label = widget.Label.Apply(label => label == "l" ? throw new InvalidOperationException("not this label") : "fine"),
        });
    });
}
