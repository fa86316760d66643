using Pulumi;

namespace Programs;

/// <summary>A program asks for an engine of some age, before and between other things.</summary>
internal sealed class RequiredVersion : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Deployment.RequirePulumiVersionAsync(">=3.0.0");
        new Widget("widget", new WidgetArgs { Size = 1 });
        await Deployment.RequirePulumiVersionAsync(">=3.1.0 <4.0.0");
    });
}
