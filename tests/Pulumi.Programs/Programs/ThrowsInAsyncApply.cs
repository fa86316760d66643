using Pulumi;

namespace Programs;

/// <summary>An exception in an Apply that waits.</summary>
internal sealed class ThrowsInAsyncApply : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        widget.Urn.Apply(async urn =>
        {
            await Task.Delay(10);
            throw new TimeoutException($"waited for {urn.Split("::")[^1]}");
        });
    });
}
