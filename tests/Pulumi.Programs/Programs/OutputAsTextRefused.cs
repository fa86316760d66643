using Pulumi;

namespace Programs;

/// <summary>Where the host wants it, an output written as a text is a failure.</summary>
internal sealed class OutputAsTextRefused : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        return new Dictionary<string, object?> { ["text"] = $"name is {widget.Label}" };
    });
}
