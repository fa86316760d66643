using Pulumi;

namespace Programs;

/// <summary>An output written as a text: a warning, and the advice in its place.</summary>
internal sealed class OutputAsText : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        return new Dictionary<string, object?>
        {
            ["text"] = $"name is {widget.Label}",
            ["secret"] = Output.CreateSecret(1).ToString(),
        };
    });
}
