using Pulumi;

namespace Programs;

/// <summary>A value that takes its time outside of the SDK, which is no circle.</summary>
internal sealed class SlowOutput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("patient", new WidgetArgs { Size = 1, Peer = Output.Create(WaitAsync()) });
    });

    private static async Task<string> WaitAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        return "at last";
    }
}
