using Pulumi;

namespace Programs;

/// <summary>An engine that is too old.</summary>
internal sealed class RequiredVersionRefused : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Deployment.RequirePulumiVersionAsync(">=99.0.0");
        new Widget("widget", new WidgetArgs { Size = 1 });
    });
}
