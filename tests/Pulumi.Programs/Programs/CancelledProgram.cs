using Pulumi;

namespace Programs;

/// <summary>A program that is called off while it waits.</summary>
internal sealed class CancelledProgram : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Task.Delay(TimeSpan.FromMinutes(5), patience.Token);
    });
}
