using Pulumi;

namespace Programs;

/// <summary>An exception after the program has waited.</summary>
internal sealed class ThrowsLater : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        await Task.Delay(20);
        throw new FileNotFoundException($"no notes on {widget.GetResourceName()}");
    });
}
